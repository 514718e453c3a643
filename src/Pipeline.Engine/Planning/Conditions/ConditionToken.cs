namespace Pipeline.Engine.Planning.Conditions;

/// <summary>What a token is.</summary>
internal enum ConditionTokenKind
{
    /// <summary>After the last one.</summary>
    End,

    /// <summary>A name of a field, function or layer, or a word of the language.</summary>
    Name,

    /// <summary>Text in quotation marks.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator, parenthesis, bracket, comma or dot.</summary>
    Mark,

    /// <summary>Something that was reported already and stands for a value.</summary>
    Error,
}

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its place in the expression.</param>
/// <param name="Value">The name, the mark, or the text without quotation marks and escapes.</param>
/// <param name="Number">The number.</param>
internal readonly record struct ConditionToken(ConditionTokenKind Kind, TextSpan Span, string Value, double Number = 0)
{
    /// <summary>Whether the token is this word or mark.</summary>
    /// <param name="value">A word of the language, or a mark.</param>
    public bool Is(string value) => Kind is ConditionTokenKind.Name or ConditionTokenKind.Mark && Value == value;
}

namespace Pipeline.Engine.Configuration;

/// <summary>A scalar after its variables were replaced.</summary>
/// <param name="Text">The value.</param>
/// <param name="IsPlain">Whether it stands without quotation marks, so that it may be a number or boolean.</param>
/// <param name="Variables">The variables that it came from, separated by commas; empty for none.</param>
internal readonly record struct TextValue(string Text, bool IsPlain, string Variables)
{
    /// <summary>Whether it is YAML's null. A value that came from a variable is text, even when it is empty.</summary>
    public bool IsNull => IsPlain && Variables.Length == 0 && Text is "" or "~" or "null" or "Null" or "NULL";
}

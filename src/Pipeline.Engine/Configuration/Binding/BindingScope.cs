namespace Pipeline.Engine.Configuration.Binding;

/// <summary>What binding needs to know of the file, and where its mistakes go.</summary>
internal sealed class BindingScope
{
    private readonly Variables _variables;

    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="environment">The value of a variable, or null when it is not set.</param>
    /// <param name="isComplete">Whether the file could be read to its end.</param>
    public BindingScope(Diagnostics diagnostics, Func<string, string?> environment, bool isComplete)
    {
        Diagnostics = diagnostics;
        IsComplete = isComplete;
        _variables = new Variables(diagnostics, environment);
    }

    public Diagnostics Diagnostics { get; }

    /// <summary>Whether something that is not there is missing; otherwise it may stand after the place where reading stopped.</summary>
    public bool IsComplete { get; }

    /// <summary>The pipeline that the file is of, for options that ask; null before its name was read.</summary>
    public PipelineContext? Context { get; set; }

    /// <summary>The variables that values were taken from, in the order of binding.</summary>
    public List<string> VariablesUsed { get; } = [];

    /// <summary>The value of a scalar with its variables replaced; null when that failed and was reported.</summary>
    public TextValue? TextOf(YamlScalar scalar)
    {
        var text = _variables.Replace(scalar);
        if (text is { Variables.Length: > 0 } replaced)
            VariablesUsed.Add(replaced.Variables);
        return text;
    }

    /// <summary>Reports a key that nothing knows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="known">What could stand there.</param>
    /// <param name="what">What it would be, for the message: <c>a key of a stage</c>.</param>
    /// <param name="fix">What to do when no known key is near; null for nothing.</param>
    public void ReportUnknownKey(YamlScalar key, IEnumerable<string> known, string what, string? fix = null)
    {
        string[] names = [.. known];
        var near = Spelling.Nearest(key.Value, names);
        Diagnostics.Add(
            DiagnosticCodes.UnknownKey, key.Span, $"{Words.Code(key.Value)} is not {what}",
            near is not null ? $"did you mean {Words.Code(near)}?" : names.Length is > 0 and <= 12 ? $"expected {Words.Choice(names)}" : null,
            near is not null ? $"write {Words.Code(near)}" : fix);
    }

    /// <summary>Reports a value of the wrong type.</summary>
    public void ReportWrongType(YamlNode node, string name, string expected, string? fix = null, string? got = null, string? label = null) =>
        Diagnostics.Add(DiagnosticCodes.WrongType, node.Span, $"{Words.Code(name)}: expected {expected}, got {got ?? Words.Describe(node)}", label, fix);
}

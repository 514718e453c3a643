namespace Pipeline.Engine.Configuration;

/// <summary>What is underlined on one line.</summary>
internal sealed record Underline
{
    /// <param name="file">The file.</param>
    /// <param name="span">The place; only its first line is underlined.</param>
    /// <param name="label">What stands behind it.</param>
    /// <param name="isPrimary">Whether it is the mistake itself.</param>
    public Underline(ConfigurationText file, TextSpan span, string? label, bool isPrimary)
    {
        (Line, var column) = file.PositionOf(span.Start);
        var length = file.LineSpan(Line).Length;
        Start = Math.Min(column - 1, length);
        End = Math.Min(Start + span.Length, length);
        Label = label;
        IsPrimary = isPrimary;
    }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The offset in the line.</summary>
    public int Start { get; }

    /// <summary>The offset of the end in the line.</summary>
    public int End { get; }

    public string? Label { get; }

    public bool IsPrimary { get; }
}

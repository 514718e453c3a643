using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>Something wrong with a configuration, at an exact place.</summary>
public sealed record Diagnostic
{
    /// <summary>The stable code, such as <c>PL1021</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>One sentence in the user's words, without a full stop. Names from YAML stand in backticks.</summary>
    public required string Message { get; init; }

    /// <summary>The file.</summary>
    public required ConfigurationText File { get; init; }

    /// <summary>The place in the file, in UTF-16 code units; empty at the end of a file where something is missing.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>What stands behind the caret; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Other places in the same file that explain it.</summary>
    public ImmutableArray<DiagnosticNote> Notes { get; init; } = [];

    /// <summary>How to mend it, in words, where there is exactly one way; null otherwise.</summary>
    public string? Fix { get; init; }
}

using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Plugins.OneFile;

/// <summary>A one-file plugin cannot be compiled.</summary>
internal sealed class SourceException(ImmutableArray<Diagnostic> errors) : Exception(Describe(errors))
{
    /// <summary>What is wrong, by place in the file; at least one.</summary>
    public ImmutableArray<Diagnostic> Errors { get; } = errors;

    private static string Describe(ImmutableArray<Diagnostic> errors)
    {
        var first = errors[0];
        var (line, column) = first.File.PositionOf(first.Span.Start);
        var more = errors.Length switch { 1 => "", 2 => ", and one more error", var count => $", and {count - 1} more errors" };
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it does not compile: {first.Message} (line {line}, column {column}){more}");
    }
}

using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>Collects the diagnostics of one file; the same mistake at the same place counts once.</summary>
/// <param name="file">The file they are about.</param>
internal sealed class Diagnostics(ConfigurationText file)
{
    /// <summary>Of errors, and of warnings: nobody reads more, and a broken file of megabytes would give as many.</summary>
    private const int MaxCount = 1000;

    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<(string Code, TextSpan Span, string Message)> _seen = [];
    private int _errors;
    private int _warnings;

    public ConfigurationText File { get; } = file;

    public int Count => _items.Count;

    /// <summary>Adds a diagnostic; its span is cut to the file.</summary>
    public void Add(string code, TextSpan span, string message, string? label = null, string? fix = null, params ReadOnlySpan<DiagnosticNote> notes) =>
        Add(new Diagnostic
        {
            Code = code,
            Message = message,
            File = File,
            Span = Cut(span),
            Label = label,
            Fix = fix,
            Notes = [.. notes],
        });

    public void Add(Diagnostic diagnostic)
    {
        ref var count = ref diagnostic.Severity == Severity.Error ? ref _errors : ref _warnings;
        if (count >= MaxCount || !_seen.Add((diagnostic.Code, diagnostic.Span, diagnostic.Message)))
            return;
        count++;
        _items.Add(diagnostic with
        {
            Message = Words.Safe(diagnostic.Message),
            Label = diagnostic.Label is { } label ? Words.Safe(label) : null,
            Fix = diagnostic.Fix is { } fix ? Words.Safe(fix) : null,
            Notes = [.. diagnostic.Notes.Select(static note => note with { Label = Words.Safe(note.Label) })],
        });
    }

    /// <summary>All of them by place; at one place in the order in which they were found.</summary>
    public ImmutableArray<Diagnostic> ByPlace() => [.. _items.OrderBy(static item => item.Span.Start)];

    private TextSpan Cut(TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, File.Text.Length);
        return new TextSpan(start, Math.Clamp(span.End, start, File.Text.Length));
    }
}

using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>Collects the diagnostics of one file; the same mistake at the same place counts once.</summary>
/// <param name="file">The file they are about.</param>
internal sealed class Diagnostics(ConfigurationText file)
{
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<(string Code, TextSpan Span, string Message)> _seen = [];

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
        if (_seen.Add((diagnostic.Code, diagnostic.Span, diagnostic.Message)))
            _items.Add(diagnostic);
    }

    /// <summary>All of them by place; at one place in the order in which they were found.</summary>
    public ImmutableArray<Diagnostic> ByPlace() => [.. _items.OrderBy(static item => item.Span.Start)];

    private TextSpan Cut(TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, File.Text.Length);
        return new TextSpan(start, Math.Clamp(span.End, start, File.Text.Length));
    }
}

using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Worker.Terminal;

/// <summary>Diagnostics for a person.</summary>
internal static class DiagnosticsView
{
    public static void WriteText(ImmutableArray<Diagnostic> diagnostics, TerminalWriter terminal)
    {
        if (diagnostics.IsEmpty)
            return;
        terminal.WriteRaw(DiagnosticText.Render(diagnostics, terminal.HasColor));
        var errors = diagnostics.Count(static diagnostic => diagnostic.Severity == Severity.Error);
        if (errors > 0)
            terminal.WriteLine($"{diagnostics[0].File.Path}: {errors} {(errors == 1 ? "error" : "errors")}; nothing was run.");
    }
}

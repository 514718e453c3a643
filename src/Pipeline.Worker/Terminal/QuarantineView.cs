using System.Globalization;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Worker.Terminal;

/// <summary>The quarantine in the terminal.</summary>
internal static class QuarantineView
{
    public static void WriteList(IReadOnlyList<QuarantineEntry> entries, string folder, TerminalWriter terminal)
    {
        if (entries.Count == 0)
        {
            terminal.WriteLine($"nothing in {folder}");
            return;
        }

        foreach (var entry in entries)
        {
            var error = entry.Document;
            var standing = entry.Standing is { Length: > 0 } text ? $" ({text})" : "";
            terminal.WriteLine(TerminalText.Printable($"{error.Id}{standing}: `{error.Stage}`: {error.Message}", oneLine: true));
        }

        terminal.WriteLine($"{ProblemsView.Count(entries.Count, "document")} in {folder}; `pipeline quarantine show <document>` says more, `pipeline replay` has them run again");
    }

    public static void WriteJson(IReadOnlyList<QuarantineEntry> entries, TerminalWriter terminal)
    {
        foreach (var entry in entries)
        {
            terminal.WriteRaw(JsonText.Line(json =>
            {
                json.WriteString("id", entry.Document.Id);
                json.WriteString("folder", entry.Name);
                json.WriteString("stage", entry.Document.Stage);
                json.WriteString("message", entry.Document.Message);
                json.WriteString("file", entry.Document.File);
                json.WriteNumber("line", entry.Document.Line);
                json.WriteNumber("attempts", entry.Document.Attempts);
                json.WriteString("at", Moments.Utc(entry.Document.At));
                json.WriteString("standing", entry.Standing.Length == 0 ? "quarantined" : entry.Standing);
            }));
        }
    }

    public static void WriteOne(QuarantineEntry entry, QuarantineFolder quarantine, bool verbose, TerminalWriter terminal)
    {
        var error = entry.Document;
        Line($"{error.Id}{(entry.Standing is { Length: > 0 } standing ? $" ({standing})" : "")}");
        Line(string.Create(CultureInfo.InvariantCulture, $"  failed in `{error.Stage}` ({error.File}:{error.Line}) {Moments.Utc(error.At)}: {error.Message}"));
        Line(string.Create(CultureInfo.InvariantCulture, $"  attempts {error.Attempts}, tries of the stage in the last {error.Tries}, plan {Moments.Short(error.Plan)}"));
        Line(error.Bytes is { } bytes
            ? string.Create(CultureInfo.InvariantCulture, $"  original {error.Uri}, {bytes:N0} bytes, SHA-256 {Moments.Short(error.Sha256 ?? "")}")
            : $"  original {error.Uri}, which could not be read");
        foreach (var (name, value) in error.Versions.Where(static version => version.Value.Length > 0))
            Line($"  {name} {value}");
        foreach (var exception in error.Exceptions)
        {
            Line($"  {exception.Type}: {exception.Message}");
            if (verbose && exception.StackTrace is { } trace)
                terminal.WriteLine(TerminalText.Printable(trace));
        }

        terminal.WriteLine();
        foreach (var file in Directory.EnumerateFiles(quarantine.PathOf(entry.Name)).Order(StringComparer.Ordinal))
            Line(file);
        if (entry.Row is null)
            terminal.WriteLine("the ledger knows nothing of it: `pipeline state repair` has it run again");
        else if (entry.Standing.Length == 0)
            Line($"`pipeline replay \"{error.Id}\"` has it run again{(error.Input is null ? $", from {error.Uri}: its original is not kept here" : "")}");

        void Line(string text) => terminal.WriteLine(TerminalText.Printable(text, oneLine: true));
    }
}

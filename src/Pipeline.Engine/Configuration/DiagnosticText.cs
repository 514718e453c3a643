using System.Text;

namespace Pipeline.Engine.Configuration;

/// <summary>Shows diagnostics as text: message, place, the lines with their underlines, and the fix.</summary>
public static class DiagnosticText
{
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Blue = "\e[1;34m";
    private const string Bold = "\e[1m";
    private const string Reset = "\e[0m";

    /// <summary>The diagnostics one after another, an empty line between them; each ends with a line feed.</summary>
    /// <param name="diagnostics">In the order to show them.</param>
    /// <param name="color">Whether to colour with ANSI escapes.</param>
    public static string Render(IEnumerable<Diagnostic> diagnostics, bool color)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            if (text.Length > 0)
                text.Append('\n');
            Render(text, diagnostic, color);
        }

        return text.ToString();
    }

    private static void Render(StringBuilder text, Diagnostic diagnostic, bool color)
    {
        var file = diagnostic.File;
        var tone = diagnostic.Severity == Severity.Error ? Red : Yellow;
        var (line, column) = file.PositionOf(diagnostic.Span.Start);
        var marks = diagnostic.Notes.Select(note => new Underline(file, note.Span, note.Label, isPrimary: false))
            .Append(new Underline(file, diagnostic.Span, diagnostic.Label, isPrimary: true))
            .OrderBy(static mark => mark.Line).ThenBy(static mark => mark.Start).ThenBy(static mark => !mark.IsPrimary).ToList();
        var gutter = new string(' ', Words.Number(marks[^1].Line).Length);

        var name = diagnostic.Severity == Severity.Error ? "error" : "warning";
        text.Append(Paint($"{name}[{diagnostic.Code}]", tone, color)).Append(Paint($": {diagnostic.Message}", Bold, color)).Append('\n');
        text.Append(gutter).Append(Paint("-->", Blue, color)).Append($" {file.Path}:{Words.Number(line)}:{Words.Number(column)}\n");
        text.Append(Paint($"{gutter} |", Blue, color)).Append('\n');
        var last = 0;
        foreach (var group in marks.GroupBy(static mark => mark.Line))
        {
            if (last > 0 && group.Key == last + 2)
                AppendLine(text, new ShownLine(file, last + 1, []), gutter, tone, color);
            else if (last > 0 && group.Key > last + 2)
                text.Append(Paint("...", Blue, color)).Append('\n');
            AppendLine(text, new ShownLine(file, group.Key, [.. group]), gutter, tone, color);
            last = group.Key;
        }

        if (diagnostic.Fix is { } fix)
            text.Append(Paint($"{gutter} =", Blue, color)).Append(Paint(" fix", Bold, color)).Append($": {fix}\n");
    }

    private static void AppendLine(StringBuilder text, ShownLine line, string gutter, string tone, bool color)
    {
        var number = Words.Number(line.Number).PadLeft(gutter.Length);
        text.Append(Paint($"{number} |", Blue, color));
        if (line.Text.Length > 0)
            text.Append(' ').Append(line.Text);
        text.Append('\n');
        foreach (var mark in line.Marks)
        {
            var (indent, width) = line.PlaceOf(mark);
            var underline = new string(mark.IsPrimary ? '^' : '-', width) + (mark.Label is null ? "" : " " + mark.Label);
            text.Append(Paint($"{gutter} |", Blue, color)).Append(' ', indent + 1).Append(Paint(underline, mark.IsPrimary ? tone : Blue, color)).Append('\n');
        }
    }

    private static string Paint(string text, string tone, bool color) => color ? tone + text + Reset : text;
}

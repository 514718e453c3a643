using Spectre.Console;

namespace Pipeline.Worker.Terminal;

/// <summary>Tables in the one style of the program. Text is never markup.</summary>
internal static class Tables
{
    public static Table New(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Horizontal, Expand = false };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        return table;
    }

    /// <summary>A cell with an optional second line, dimmed.</summary>
    public static Spectre.Console.Rendering.IRenderable Cell(string text, string? detail = null)
    {
        var first = new Text(TerminalText.Printable(text, oneLine: true));
        return detail is null ? first : new Rows(first, new Text(TerminalText.Printable(detail, oneLine: true), new Style(decoration: Decoration.Dim)));
    }

    /// <summary>A path as seen from the current folder, with slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');
}

namespace Pipeline.Engine.Configuration;

/// <summary>Reads YAML 1.2 into a tree with exact places. Never throws: every mistake is a diagnostic.</summary>
internal static class YamlReader
{
    /// <summary>Reads the first document of a file.</summary>
    /// <param name="diagnostics">The file, and where its mistakes go.</param>
    public static YamlTree Read(Diagnostics diagnostics)
    {
        var text = diagnostics.File.Text;
        var builder = new YamlTreeBuilder(diagnostics.File, text);
        var tabs = Indentation.Tabs(text);
        if (tabs.Count > 0)
        {
            // Inside a block scalar or a quoted one a tab is text; anywhere else the file is read once more as if it were a space.
            _ = builder.Read();
            tabs.RemoveAll(tab => builder.Scalars.Any(scalar => scalar.Start < tab && tab < scalar.End));
            builder = new YamlTreeBuilder(diagnostics.File, Indentation.WithSpaces(text, tabs));
        }

        var tree = builder.Read();
        ReportTabs(diagnostics, tabs);

        // A line that is indented with a tab stands at no known depth: what is said about the structure after it would be guesswork.
        foreach (var diagnostic in builder.Diagnostics.ByPlace())
        {
            if (tabs.Count == 0 || tree.IsComplete || diagnostic.Span.Start < tabs[0])
                diagnostics.Add(diagnostic);
        }

        return tree;
    }

    /// <summary>One diagnostic for each run of neighbouring lines.</summary>
    private static void ReportTabs(Diagnostics diagnostics, List<int> tabs)
    {
        var lines = tabs.DistinctBy(tab => diagnostics.File.PositionOf(tab).Line).ToList();
        for (var i = 0; i < lines.Count;)
        {
            var first = diagnostics.File.PositionOf(lines[i]).Line;
            var end = i + 1;
            while (end < lines.Count && diagnostics.File.PositionOf(lines[end]).Line == first + end - i)
                end++;
            diagnostics.Add(
                DiagnosticCodes.Tab, new TextSpan(lines[i], lines[i] + 1),
                end - i == 1
                    ? "a tab in the indentation: YAML is indented with spaces only"
                    : $"tabs in the indentation of lines {Words.Number(first)} to {Words.Number(first + end - i - 1)}: YAML is indented with spaces only",
                fix: end - i == 1 ? "replace the tab with spaces" : "replace the tabs with spaces");
            i = end;
        }
    }
}

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
        var all = Indentation.Tabs(text);
        if (all.Count > 0)
        {
            // Inside a block scalar or a quoted one a tab is text; anywhere else the file is read once more as if it were a space.
            _ = builder.Read();
            all = Outside(all, builder.Scalars);
            builder = new YamlTreeBuilder(diagnostics.File, Indentation.WithSpaces(text, all.Select(static tab => tab.Offset)));
        }

        var tabs = all.Where(static tab => tab.IsIndentation).Select(static tab => tab.Offset).ToList();

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

    /// <summary>The tabs that are not in a scalar; both lists are in the order of the file.</summary>
    private static List<(int Offset, bool IsIndentation)> Outside(List<(int Offset, bool IsIndentation)> tabs, List<TextSpan> scalars)
    {
        var outside = new List<(int Offset, bool IsIndentation)>();
        var next = 0;
        foreach (var tab in tabs)
        {
            while (next < scalars.Count && scalars[next].End <= tab.Offset)
                next++;
            if (next == scalars.Count || tab.Offset <= scalars[next].Start)
                outside.Add(tab);
        }

        return outside;
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

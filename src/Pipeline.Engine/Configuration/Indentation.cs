namespace Pipeline.Engine.Configuration;

/// <summary>Tabs at the start of lines.</summary>
internal static class Indentation
{
    /// <summary>All tabs before the first other character of their line, and whether they indent something: not so on an empty line
    /// and before a comment. O(length).</summary>
    public static List<(int Offset, bool IsIndentation)> Tabs(string text)
    {
        var tabs = new List<(int Offset, bool IsIndentation)>();
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && text[end] is ' ' or '\t' or '\uFEFF')
                end++;
            var isIndentation = end < text.Length && text[end] is not ('\n' or '\r' or '#');
            for (var i = start; i < end; i++)
            {
                if (text[i] == '\t')
                    tabs.Add((i, isIndentation));
            }

            var next = text.AsSpan(end).IndexOfAny('\n', '\r');
            start = next < 0 ? text.Length : end + next + 1;
        }

        return tabs;
    }

    /// <summary>The text with a space in place of each of these tabs, so that all offsets stay.</summary>
    public static string WithSpaces(string text, IEnumerable<int> tabs) => string.Create(text.Length, (text, tabs), static (buffer, state) =>
    {
        state.text.CopyTo(buffer);
        foreach (var tab in state.tabs)
            buffer[tab] = ' ';
    });
}

namespace Pipeline.Engine.Configuration;

/// <summary>Tabs at the start of lines.</summary>
internal static class Indentation
{
    /// <summary>The offsets of all tabs before the first other character of their line; lines of white space alone do not count. O(length).</summary>
    public static List<int> Tabs(string text)
    {
        var tabs = new List<int>();
        var isStart = true;
        var lineTabs = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\n' or '\r':
                    if (isStart)
                        tabs.RemoveRange(tabs.Count - lineTabs, lineTabs);
                    (isStart, lineTabs) = (true, 0);
                    break;
                case '\t' when isStart:
                    tabs.Add(i);
                    lineTabs++;
                    break;
                case ' ' or '\uFEFF':
                    break;
                case '#' when isStart:
                    tabs.RemoveRange(tabs.Count - lineTabs, lineTabs);
                    (isStart, lineTabs) = (false, 0);
                    break;
                default:
                    isStart = false;
                    break;
            }
        }

        if (isStart)
            tabs.RemoveRange(tabs.Count - lineTabs, lineTabs);
        return tabs;
    }

    /// <summary>The text with a space in place of each of these tabs, so that all offsets stay.</summary>
    public static string WithSpaces(string text, List<int> tabs) => string.Create(text.Length, (text, tabs), static (buffer, state) =>
    {
        state.text.CopyTo(buffer);
        foreach (var tab in state.tabs)
            buffer[tab] = ' ';
    });
}

using System.Buffers;
using System.Text;

namespace Pipeline.Export.Markdown;

/// <summary>Writes text into one line of Markdown, so that it reads as it stands: in a paragraph, a heading, a list item or a cell.</summary>
internal static class MarkdownText
{
    /// <summary>What means something anywhere in a line, in CommonMark or its usual extensions; a run of # also closes a heading.</summary>
    private static readonly SearchValues<char> Anywhere = SearchValues.Create("\\`*_{}[]<>|~^$&#");

    /// <summary>What means something where a line starts.</summary>
    private static readonly SearchValues<char> AtStart = SearchValues.Create("+-=:");

    /// <summary>Adds the text with a backslash before what Markdown would read; white space becomes single spaces, controls U+FFFD. O(text).</summary>
    public static StringBuilder AppendText(this StringBuilder markdown, ReadOnlySpan<char> text)
    {
        var start = true;
        var space = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                space = !start;
                continue;
            }

            if (space)
                markdown.Append(' ');
            if (start && AtStart.Contains(c) || Anywhere.Contains(c))
                markdown.Append('\\');
            if (start && char.IsAsciiDigit(c))
            {
                i = AppendNumber(markdown, text, i);
                (start, space) = (false, false);
                continue;
            }

            (start, space) = (false, false);
            markdown.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return markdown;
    }

    /// <summary>Digits at the start, and a backslash before the mark that would make them the number of a list item.</summary>
    private static int AppendNumber(StringBuilder markdown, ReadOnlySpan<char> text, int i)
    {
        var end = i;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        markdown.Append(text[i..end]);
        if (end < text.Length && text[end] is '.' or ')')
            markdown.Append('\\');
        return end - 1;
    }
}

using System.Buffers;
using System.Text;

namespace Pipeline.Export.Html;

/// <summary>Writes text into HTML, between tags or in a quoted attribute. Everything from a document goes through here.</summary>
/// <remarks>Control characters, which HTML forbids, become U+FFFD; a carriage return becomes a line feed or goes. O(text).</remarks>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\"'\r\u007F\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000B\f\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    public static StringBuilder AppendText(this StringBuilder html, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var next = text.IndexOfAny(Special);
            if (next < 0)
                return html.Append(text);
            html.Append(text[..next]).Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\r' => next + 1 < text.Length && text[next + 1] == '\n' ? "" : "\n",
                _ => "\uFFFD",
            });
            text = text[(next + 1)..];
        }
    }
}

using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>What a file says about its own charset.</summary>
internal static class CharsetDeclaration
{
    /// <summary>Browsers promise to look at the first 1,024 bytes; pages that declare a little later mean it no less.</summary>
    private const int MetaWindow = 4096;

    /// <summary>The charset of a byte order mark and the mark's length in bytes.</summary>
    public static (string Charset, int Length)? ByteOrderMark(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (CharsetLabels.Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => ("utf-32le", 4),
        [0, 0, 0xFE, 0xFF, ..] => ("utf-32be", 4),
        [0xFF, 0xFE, ..] => ("utf-16le", 2),
        [0xFE, 0xFF, ..] => ("utf-16be", 2),
        _ => null,
    };

    /// <summary>The charset in <c>&lt;?xml version="1.0" encoding="…"?&gt;</c>.</summary>
    public static string? InXml(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 256)]).TrimStart();
        if (!head.StartsWith("<?xml", StringComparison.Ordinal))
            return null;
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var declaration = end < 0 ? head : head[..end];
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        return at < 0 ? null : Ascii(CharsetLabels.Resolve(Value(declaration, at + "encoding".Length)));
    }

    /// <summary>The charset in a page's <c>meta</c> element, found as the HTML Standard's prescan does: comments and other tags are
    /// passed over, attributes may stand in any order.</summary>
    public static string? InMeta(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, MetaWindow)]);
        var at = 0;
        while ((at = head.IndexOf('<', at)) >= 0)
        {
            if (string.CompareOrdinal(head, at, "<!--", 0, 4) == 0)
            {
                at = head.IndexOf("-->", at + 2, StringComparison.Ordinal);
                if (at < 0)
                    return null;
                continue;
            }

            at++;
            if (string.Compare(head, at, "meta", 0, 4, StringComparison.OrdinalIgnoreCase) != 0 || at + 4 >= head.Length
                || !(char.IsWhiteSpace(head[at + 4]) || head[at + 4] == '/'))
            {
                continue;
            }

            at += 4;
            if (Ascii(InAttributes(head, ref at)) is { } found)
                return found;
        }

        return null;
    }

    private static string? InAttributes(string head, ref int at)
    {
        string? charset = null, fromContent = null;
        var isContentType = false;
        while (at < head.Length && head[at] != '>')
        {
            if (char.IsWhiteSpace(head[at]) || head[at] == '/')
            {
                at++;
                continue;
            }

            var start = at;
            while (at < head.Length && head[at] is not ('=' or '>' or '/') && !char.IsWhiteSpace(head[at]))
                at++;
            var name = head[start..at];
            while (at < head.Length && char.IsWhiteSpace(head[at]))
                at++;
            var value = "";
            if (at < head.Length && head[at] == '=')
                value = Value(head, at, out at) ?? "";
            else if (name.Length == 0)
                at++;
            if (name.Equals("charset", StringComparison.OrdinalIgnoreCase))
                charset ??= value;
            else if (name.Equals("http-equiv", StringComparison.OrdinalIgnoreCase))
                isContentType |= value.Equals("content-type", StringComparison.OrdinalIgnoreCase);
            else if (name.Equals("content", StringComparison.OrdinalIgnoreCase))
                fromContent ??= value.IndexOf("charset", StringComparison.OrdinalIgnoreCase) is var found and >= 0 ? Value(value, found + "charset".Length) : null;
        }

        return CharsetLabels.Resolve(charset) ?? (isContentType ? CharsetLabels.Resolve(fromContent) : null);
    }

    private static string? Value(string text, int at) => Value(text, at, out _);

    /// <summary>The value after <c>=</c>, quoted or not.</summary>
    private static string? Value(string text, int at, out int end)
    {
        end = at;
        while (end < text.Length && (char.IsWhiteSpace(text[end]) || text[end] == '='))
            end++;
        if (end >= text.Length)
            return null;
        if (text[end] is '"' or '\'')
        {
            var quote = text[end++];
            var close = text.IndexOf(quote, end);
            var value = text[end..(close < 0 ? text.Length : close)];
            end = close < 0 ? text.Length : close + 1;
            return value;
        }

        var start = end;
        while (end < text.Length && text[end] is not ('>' or ';' or '?') && !char.IsWhiteSpace(text[end]))
            end++;
        return text[start..end];
    }

    /// <summary>A declaration that could be read byte by byte cannot truly be UTF-16: the HTML Standard takes UTF-8 instead.</summary>
    private static string? Ascii(string? charset) => charset switch
    {
        "utf-16le" or "utf-16be" => CharsetLabels.Utf8,
        "x-user-defined" => CharsetLabels.Windows1252,
        _ => charset,
    };
}

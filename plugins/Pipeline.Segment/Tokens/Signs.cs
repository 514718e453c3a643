using System.Globalization;

namespace Pipeline.Segment.Tokens;

/// <summary>Marks, signs, emoji and emoticons: everything that is neither word nor number.</summary>
internal static class Signs
{
    private static readonly string[] Emoticons =
        [":-)", ":-(", ":-D", ":-P", ":-/", ";-)", ":)", ":(", ":D", ":P", ":/", ";)", "=)", "=(", "<3", "^_^", ":'(", "XD"];

    /// <summary>The end of the sign that starts at an offset. O(its length).</summary>
    public static int End(string text, int at, int end)
    {
        var c = text[at];
        if (char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol)
            return EmojiEnd(text, at, end);
        if (c is ':' or ';' or '=' or '<' or '^' && EmoticonEnd(text, at, end) is var face and > 0)
            return face;
        var to = at + 1;
        switch (c)
        {
            case '.' or '-' or '*' or '=' or '_' or '~' or '#' or '–' or '—' or '+' or '…' or '$' or '<' or '>':
                while (to < end && text[to] == c)
                    to++;
                return to;
            case '!' or '?':
                while (to < end && text[to] is '!' or '?')
                    to++;
                return to;
            case '\'' or '`' when to < end && text[to] == c:
                return to + 1;
            case '\'' or '’':
                return CliticEnd(text, at, end);
            default:
                return to;
        }
    }

    /// <summary>What a sign is.</summary>
    public static TokenKind KindOf(string text, int at)
    {
        var category = char.IsSurrogate(text[at]) ? UnicodeCategory.OtherSymbol : char.GetUnicodeCategory(text[at]);
        return category switch
        {
            UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation
                or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
                or UnicodeCategory.OtherPunctuation => text[at] is '%' or '&' or '@' or '#' ? TokenKind.Symbol : TokenKind.Punctuation,
            _ => TokenKind.Symbol,
        };
    }

    /// <summary>A clitic that stands apart from its word, as after a closing mark: <c>(Putin)’s</c>.</summary>
    private static int CliticEnd(string text, int at, int end)
    {
        var to = at + 1;
        while (to < end && to - at < 4 && char.IsAsciiLetterLower(text[to]))
            to++;
        var tail = text.AsSpan(at + 1, to - at - 1);
        var isWhole = to >= end || !char.IsLetterOrDigit(text[to]);
        return isWhole && tail is "s" or "re" or "ve" or "ll" or "d" or "m" or "em" or "til" ? to : at + 1;
    }

    private static int EmoticonEnd(string text, int at, int end)
    {
        foreach (var face in Emoticons)
        {
            var to = at + face.Length;
            if (to <= end && text.AsSpan(at, face.Length).SequenceEqual(face) && (to == end || !char.IsLetterOrDigit(text[to]) && text[to] != '/'))
                return to;
        }

        return 0;
    }

    /// <summary>One emoji with its modifiers and what is joined to it; a flag is two letters of its own kind.</summary>
    private static int EmojiEnd(string text, int at, int end)
    {
        var to = Next(text, at, end);
        if (IsFlagLetter(text, at, end) && IsFlagLetter(text, to, end))
            return Next(text, to, end);
        while (to < end)
        {
            if (text[to] is '\uFE0F' or '\uFE0E' or '\u20E3' || IsSkinTone(text, to, end))
                to = Next(text, to, end);
            else if (text[to] == '\u200D' && to + 1 < end && !char.IsLetterOrDigit(text[to + 1]) && !char.IsWhiteSpace(text[to + 1]))
                to = Next(text, to + 1, end);
            else
                break;
        }

        return to;
    }

    private static int Next(string text, int at, int end) =>
        at + 1 < end && char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]) ? at + 2 : Math.Min(at + 1, end);

    private static bool IsFlagLetter(string text, int at, int end) =>
        at + 1 < end && text[at] == '\uD83C' && text[at + 1] is >= '\uDDE6' and <= '\uDDFF';

    private static bool IsSkinTone(string text, int at, int end) =>
        at + 1 < end && text[at] == '\uD83C' && text[at + 1] is >= '\uDFFB' and <= '\uDFFF';
}

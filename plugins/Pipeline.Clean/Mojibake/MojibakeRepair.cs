using System.Buffers;

namespace Pipeline.Clean.Mojibake;

/// <summary>Repairs a line that was decoded with the wrong charset, once or several times over.</summary>
/// <remarks>After ftfy 6 (Speer 2019, Apache-2.0), function <c>fix_encoding</c>. O(characters) for each time over.</remarks>
internal static class MojibakeRepair
{
    private const int MaximumTimes = 8;

    // What Windows-1252 has where Latin-1 has controls; and Mac OS Roman, where those are letters.
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
    private const string MacRoman = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü";

    // Of Romance languages: "jusqu'à", "dell'acqua", "quest'anno", "un'altra".
    private static readonly string[] Elided = ["qu", "ll", "st", "un", "nt", "gl"];

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0x80, 0x20).Select(static c => (char)c)]);

    private static readonly byte[] Roles = ReadRoles();

    /// <summary>The line as it was meant; null when it looks as it should.</summary>
    public static RepairedLine? Repair(ReadOnlySpan<char> text)
    {
        if (!Badness.IsBad(text))
            return null;
        RepairedLine? repaired = null;
        var line = new RepairedLine(text);
        for (var time = 0; time < MaximumTimes && Once(line, line.Text.ToString()) is { } next; time++)
            repaired = line = next;
        return repaired;
    }

    private static RepairedLine? Once(RepairedLine line, string text)
    {
        if (!Badness.IsBad(text))
            return null;
        var bytes = new byte[text.Length];
        foreach (var charset in SloppyCharset.All)
        {
            if (charset.TryEncode(text, bytes) && Utf8Reading.Read(bytes, line, mayBeSpace: charset.CodePage != 10000, mayBeLost: charset.IsSloppy) is { } read)
                return read;
        }

        return Parts(line, text) ?? (text.AsSpan().ContainsAny(Controls) ? WithoutControls(line, text) : null);
    }

    /// <summary>Repairs sequences that could be UTF-8 where the rest of the line is good.</summary>
    private static RepairedLine? Parts(RepairedLine line, string text)
    {
        var result = new RepairedLine();
        var isChanged = false;
        for (var at = 0; at < text.Length;)
        {
            var end = SequenceEnd(text, at);
            if (end == at || IsAfterBroken(text, at))
            {
                end = Math.Max(end, at + 1);
                if (IsGrave(text, at))
                {
                    result.Add("à", line, at, end);
                    isChanged = true;
                }
                else
                {
                    result.Keep(line, at, end);
                }

                at = end;
                continue;
            }

            var part = text.AsSpan(at, end - at);
            if (part.Length < text.Length && Badness.IsBad(part) && RepairPart(line, text, at, end) is { } repaired)
            {
                result.Keep(repaired, 0, repaired.Length);
                isChanged = true;
            }
            else
            {
                result.Keep(line, at, end);
            }

            at = end;
        }

        return isChanged ? result : null;
    }

    /// <summary>Whether the sequence before is cut off: what follows it is no sequence of its own then.</summary>
    private static bool IsAfterBroken(string text, int at) => at > 1 && (Roles[text[at - 1]] & 1) != 0 && (Roles[text[at - 2]] & 14) != 0;

    /// <summary>The word "à" of Romance languages, of which the no-break space became a space.</summary>
    private static bool IsGrave(string text, int at) =>
        text[at] == 'Ã' && at > 1 && at + 2 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ' && char.IsLower(text[at - 2]) && char.IsLower(text[at + 2]);

    private static RepairedLine? RepairPart(RepairedLine line, string text, int start, int end)
    {
        var part = new RepairedLine();
        part.Keep(line, start, end);
        return Once(part, text[start..end]);
    }

    /// <summary>The end of a row of sequences that are UTF-8 in some charset; the start when there is none.</summary>
    private static int SequenceEnd(string text, int at)
    {
        while (at < text.Length)
        {
            var role = Roles[text[at]];
            var length = (role & 2) != 0 && Continues(text, at + 1, 1) ? 2
                : (role & 4) != 0 && Continues(text, at + 1, 2) ? 3
                : (role & 8) != 0 && Continues(text, at + 1, 3) ? 4
                : 0;
            if (length == 0)
                break;
            at += length;
        }

        return at;
    }

    private static bool Continues(string text, int at, int count)
    {
        if (at + count > text.Length)
            return false;
        for (var i = at; i < at + count; i++)
        {
            if ((Roles[text[i]] & 1) == 0)
                return false;
        }

        return true;
    }

    /// <summary>For each character: 1 when a charset has it where UTF-8 has continuations; 2, 4, 8 where it has the first of two, three, four.</summary>
    private static byte[] ReadRoles()
    {
        var roles = new byte[0x10000];
        foreach (var charset in SloppyCharset.All.Where(static charset => charset.CodePage is not (10000 or 437 or 28592)))
        {
            foreach (var (c, value) in charset.Bytes)
            {
                roles[c] |= value switch
                {
                    >= 0x80 and <= 0xBF => 1,
                    >= 0xC2 and <= 0xDF => 2,
                    >= 0xE0 and <= 0xEF => 4,
                    0xF0 or 0xF3 => 8,
                    _ => 0,
                };
            }
        }

        return roles;
    }

    /// <summary>C1 controls are of Windows-1252; within a word, where that has a mark, of Mac OS Roman.</summary>
    private static RepairedLine? WithoutControls(RepairedLine line, string text)
    {
        var result = new RepairedLine();
        var isChanged = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '\u0080' or > '\u009F')
            {
                result.Keep(line, i, i + 1);
                continue;
            }

            var meant = IsMac(text, i) ? MacRoman[text[i] - 0x80] : Windows1252[text[i] - 0x80];
            isChanged |= meant != text[i];
            result.Add([meant], line, i, i + 1);
        }

        return isChanged ? result : null;
    }

    /// <summary>An apostrophe within a word stands before an ending or after a beginning that takes one: "doesn't", "l'ouest"; a dagger never does.</summary>
    private static bool IsMac(string text, int at)
    {
        if (at == 0 || at + 1 == text.Length || !char.IsAsciiLetterLower(text[at - 1]) || !char.IsAsciiLetterLower(text[at + 1]) || char.IsLetter(Windows1252[text[at] - 0x80]))
            return false;
        if (text[at] != '\u0092')
            return true;
        int start = at, end = at + 1;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var (before, after) = (text[start..at], text[(at + 1)..end]);
        return before.Length > 2 && after is not ("s" or "t" or "d" or "m" or "re" or "ve" or "ll" or "em") && before is not "aujourd"
            && !Array.Exists(Elided, ending => before.EndsWith(ending, StringComparison.Ordinal));
    }
}

using System.Buffers;

namespace Pipeline.Clean.Text;

/// <summary>Composes characters (Unicode normalisation form C) by recorded edits, so that "e" and a combining accent become one "é".</summary>
/// <remarks>For Latin, Greek, Cyrillic, kana and Hangul; marks of other scripts do not compose, or are left as they are.</remarks>
internal static class Composition
{
    private static readonly SearchValues<char> Composing = SearchValues.Create(
        [.. Enumerable.Range(0x300, 0x70).Select(static i => (char)i), '\u3099', '\u309A', '\u2126', '\u212A', '\u212B', .. Enumerable.Range(0x1161, 0x62).Select(static i => (char)i)]);

    /// <summary>The edits that compose a text; none for a text that needs none. O(characters).</summary>
    /// <remarks>Only what changes is edited, so the rest keeps its exact place in the original.</remarks>
    public static TextEdits Of(string text)
    {
        if (!MayCompose(text))
            return TextEdits.None;
        List<TextEdit>? edits = null;
        var at = 0;
        while (text.AsSpan(at).IndexOfAny(Composing) is var found and >= 0)
        {
            var mark = at + found;
            // Marks at the start or after the second half of a pair have nothing to compose with.
            var isAlone = Singleton(text[mark]) == '\0' && (mark == at || char.IsLowSurrogate(text[mark - 1]));
            var start = Singleton(text[mark]) != '\0' || isAlone ? mark : mark - 1;
            var end = mark + 1;
            while (end < text.Length && Composing.Contains(text[end]) && Singleton(text[end]) == '\0')
                end++;
            var cluster = text.AsSpan(start, end - start);
            var composed = isAlone ? string.Concat(Ordered(cluster.ToArray())) : Compose(cluster);
            if (!cluster.SequenceEqual(composed))
                (edits ??= []).Add(new TextEdit(new TextSpan(start, end), composed));
            at = end;
        }

        return edits is null ? TextEdits.None : TextEdits.Of(edits);
    }

    /// <summary>Ranges are searched for at the speed of memory; a set of characters in text with curly quotes is not.</summary>
    private static bool MayCompose(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0300', '\u036F') || text.ContainsAnyInRange('\u1161', '\u11C2') || text.ContainsAnyInRange('\u2126', '\u212B') || text.ContainsAnyInRange('\u3099', '\u309A');

    /// <summary>Decomposes the first character, puts the marks in canonical order and composes what can be.</summary>
    private static string Compose(ReadOnlySpan<char> cluster)
    {
        var start = Singleton(cluster[0]) is var singleton and not '\0' ? singleton : cluster[0];
        if (cluster.Length == 1)
            return start.ToString();
        if (Hangul(cluster) is { } syllable)
            return syllable;

        var marks = new List<char>();
        while (CompositionPairs.Decompose(start, out var inner, out var mark))
        {
            marks.Insert(0, mark);
            start = inner;
        }

        foreach (var mark in cluster[1..])
            marks.Add(mark);

        var kept = new List<char>();
        var lastClass = 0;
        foreach (var mark in Ordered(marks))
        {
            var composed = kept.Count > 0 && Class(mark) <= lastClass ? '\0' : CompositionPairs.Compose(start, mark);
            if (composed != '\0')
            {
                start = composed;
                continue;
            }

            kept.Add(mark);
            lastClass = Class(mark) is var kind and not 0 ? kind : int.MaxValue;
        }

        return string.Concat([start, .. kept]);
    }

    /// <summary>In canonical order: by class, stably, between the characters of class 0, over which none moves.</summary>
    private static IEnumerable<char> Ordered(IEnumerable<char> marks)
    {
        var segment = 0;
        return marks
            .Select(mark => (Mark: mark, Segment: Class(mark) == 0 ? ++segment : segment))
            .OrderBy(static each => each.Segment)
            .ThenBy(static each => Class(each.Mark))
            .Select(static each => each.Mark);
    }

    /// <summary>The three letter-like signs that are the same as a letter.</summary>
    private static char Singleton(char c) => c switch
    {
        '\u2126' => '\u03A9',
        '\u212A' => 'K',
        '\u212B' => '\u00C5',
        _ => '\0',
    };

    /// <summary>Hangul by arithmetic: the Unicode Standard, section 3.12.</summary>
    private static string? Hangul(ReadOnlySpan<char> cluster)
    {
        int syllable;
        int next;
        if (cluster[0] is >= '\u1100' and <= '\u1112' && cluster[1] is >= '\u1161' and <= '\u1175')
        {
            syllable = 0xAC00 + ((((cluster[0] - 0x1100) * 21) + (cluster[1] - 0x1161)) * 28);
            next = 2;
        }
        else if (cluster[0] is >= '\uAC00' and <= '\uD7A3' && (cluster[0] - 0xAC00) % 28 == 0)
        {
            syllable = cluster[0];
            next = 1;
        }
        else
        {
            return null;
        }

        if (next < cluster.Length && cluster[next] is >= '\u11A8' and <= '\u11C2')
            syllable += cluster[next++] - 0x11A7;
        return string.Concat([(char)syllable], cluster[next..]);
    }

    /// <summary>The canonical combining class of the marks that the table knows.</summary>
    private static int Class(char mark) => mark switch
    {
        >= '\u0334' and <= '\u0338' => 1,
        '\u3099' or '\u309A' => 8,
        '\u0321' or '\u0322' or '\u0327' or '\u0328' => 202,
        '\u031B' => 216,
        (>= '\u0316' and <= '\u0319') or (>= '\u031C' and <= '\u0320') or (>= '\u0323' and <= '\u0326') or (>= '\u0329' and <= '\u0333') or (>= '\u0339' and <= '\u033C')
            or (>= '\u0347' and <= '\u0349') or '\u034D' or '\u034E' or (>= '\u0353' and <= '\u0356') or '\u0359' or '\u035A' => 220,
        '\u0315' or '\u031A' or '\u0358' => 232,
        '\u035C' or '\u035F' or '\u0362' => 233,
        '\u035D' or '\u035E' or '\u0360' or '\u0361' => 234,
        '\u0345' => 240,
        '\u034F' or (>= '\u1161' and <= '\u11C2') => 0,
        _ => 230,
    };
}

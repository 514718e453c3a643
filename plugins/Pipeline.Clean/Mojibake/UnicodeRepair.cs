using System.Buffers;

namespace Pipeline.Clean.Mojibake;

/// <summary>Repairs the characters of a text line by line: wrong charsets, ligatures of type, full-width forms among Latin letters; in plain text, character references too.</summary>
internal static class UnicodeRepair
{
    /// <summary>Marks that good text has, and that are bad only next to letters which are suspects themselves.</summary>
    private const string Innocent = "‘“”•™©£€¢¥²³½¼¾±«»§";

    private static readonly char[] OfAll = [.. MojibakeClasses.Telling.Where(static c => !Innocent.Contains(c, StringComparison.Ordinal)), .. Letters.Ligatures, .. Enumerable.Range(0xFF01, 0x5E).Select(static c => (char)c)];

    /// <summary>Lines without any of these are passed over.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. OfAll, '\u00AD']);

    private static readonly SearchValues<char> SuspectsOfPlainText = SearchValues.Create([.. OfAll, '&']);

    /// <summary>The edits that repair a text; none for a text that needs none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isPlain">Whether character references mean themselves no more: a page has been through that already.</param>
    public static TextEdits Of(string text, bool isPlain)
    {
        List<TextEdit>? edits = null;
        var suspects = isPlain ? SuspectsOfPlainText : Suspects;
        for (var at = 0; at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny(suspects);
            if (found < 0)
                break;
            var start = at + found == 0 ? 0 : text.LastIndexOf('\n', at + found - 1) + 1;
            start = Math.Max(start, at);
            var length = text.AsSpan(at + found).IndexOf('\n');
            var end = length < 0 ? text.Length : at + found + length;
            Line(text, start, end, isPlain, ref edits);
            at = end + 1;
        }

        return edits is null ? TextEdits.None : TextEdits.Of(edits);
    }

    private static void Line(string text, int start, int end, bool isPlain, ref List<TextEdit>? edits)
    {
        var first = text.AsSpan(start, end - start);
        RepairedLine? line = null;
        if (isPlain && !first.Contains('<'))
            line = Letters.WithoutReferences(first);
        line = Then(line, MojibakeRepair.Repair(Now(line, first)));
        if (!isPlain)
            line = Then(line, Letters.WithoutControls(Now(line, first)));
        line = Then(line, Letters.Plain(Now(line, first)));
        line?.AddEdits(first, start, edits ??= []);

        static ReadOnlySpan<char> Now(RepairedLine? line, ReadOnlySpan<char> first) => line is null ? first : line.Text;

        static RepairedLine? Then(RepairedLine? line, RepairedLine? next) => line is null || next is null ? next ?? line : next.After(line);
    }
}

using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Layout;

/// <summary>Tells paragraphs, headings and list items apart where nothing says what they are, and finds sections.</summary>
internal static class Structure
{
    // A heading fits in a line: longer ones are rare in news, and paragraphs of that length without a full stop are not.
    private const int MostLetters = 90;
    private const int MostWords = 14;

    /// <summary>Adds a block for each stretch of plain text.</summary>
    /// <remarks>A heading is a short line without a mark at its end, with a paragraph after it, or with one more such line and then a paragraph.
    /// O(units): of each, a bounded part is looked at.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="units">In order.</param>
    /// <param name="blocks">Gets the blocks.</param>
    public static void FindBlocks(string text, List<TextSpan> units, Spans<Block> blocks)
    {
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i].In(text);
            var kind = IsItem(unit) ? BlockKind.ListItem
                : IsHeading(unit) && (IsParagraph(text, units, i + 1) || (IsLine(text, units, i + 1) && IsParagraph(text, units, i + 2))) ? BlockKind.Heading
                : BlockKind.Paragraph;
            blocks.Add(new Block(units[i], kind));
        }
    }

    /// <summary>Adds the sections of a text.</summary>
    /// <param name="blocks">In order.</param>
    /// <param name="sections">Gets the sections, in order.</param>
    public static void FindSections(ReadOnlySpan<Block> blocks, Spans<Section> sections)
    {
        var heading = -1;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Kind != BlockKind.Heading)
                continue;
            if (heading >= 0)
                sections.Add(Of(blocks, heading, i));
            heading = i;
        }

        if (heading >= 0)
            sections.Add(Of(blocks, heading, blocks.Length));
    }

    private static Section Of(ReadOnlySpan<Block> blocks, int heading, int next)
    {
        // Blocks may be nested: the last one by start is not always the last by end.
        var end = blocks[heading].Span.End;
        for (var i = heading + 1; i < next; i++)
            end = Math.Max(end, blocks[i].Span.End);
        return new Section(new TextSpan(blocks[heading].Span.Start, next < blocks.Length ? Math.Min(end, blocks[next].Span.Start) : end), blocks[heading].Span);
    }

    private static bool IsLine(string text, List<TextSpan> units, int at) => at < units.Count && IsHeading(units[at].In(text));

    private static bool IsParagraph(string text, List<TextSpan> units, int at) => at < units.Count && !IsItem(units[at].In(text)) && (units[at].Length > MostLetters || EndsInMark(units[at].In(text)));

    private static bool IsHeading(ReadOnlySpan<char> unit)
    {
        if (unit.Length > MostLetters || char.IsLower(unit[0]) || (!char.IsLetterOrDigit(unit[0]) && !Marks.IsOpener(unit[0])))
            return false;
        if (unit[^1] is ',' or ';' or '-' || (EndsInMark(unit) && !Marks.IsStrong(unit[^1])))
            return false;
        int words = 1, letters = 0;
        foreach (var c in unit)
        {
            words += char.IsWhiteSpace(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return words <= MostWords && letters > 1 && !Addresses(unit);
    }

    private static bool EndsInMark(ReadOnlySpan<char> unit) =>
        unit[^1] == ':' || Marks.IsTerminator(unit[^1]) || (Marks.IsCloser(unit[^1]) && unit.Length > 1 && Marks.IsTerminator(unit[^2]));

    /// <summary>Lines of a letter's head and of credits are short too.</summary>
    private static bool Addresses(ReadOnlySpan<char> unit) => unit.ContainsAny('@', '|') || unit.Contains("://", StringComparison.Ordinal);

    private static bool IsItem(ReadOnlySpan<char> unit) =>
        ListMarker.TryRead(unit[..Math.Min(unit.Length, 8)], out _) || (unit.Length > 2 && unit[0] is '-' or '*' or '–' && unit[1] == ' ');
}

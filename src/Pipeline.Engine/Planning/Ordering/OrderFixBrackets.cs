using System.Text;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Reorders a list in brackets.</summary>
/// <remarks>Commas, spaces and line breaks keep their place. Where every item has a line of its own, the comment behind an item and
/// the comment lines directly above it go with it; otherwise comments keep their place too.</remarks>
internal static class OrderFixBrackets
{
    /// <summary>The text with the items in another order.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="list">The list.</param>
    /// <param name="order">Indices of items, in their new order.</param>
    public static string Reorder(string text, OrderFixNode list, int[] order)
    {
        var items = list.Children;
        var gaps = new Gap[items.Count + 1];
        for (var i = 0; i <= items.Count; i++)
        {
            var start = i == 0 ? items[0].Start - LengthBefore(text, list.Start, items[0].Start) : items[i - 1].End;
            gaps[i] = Gap.Of(text[start..(i < items.Count ? items[i].Start : list.End)], isFirst: i == 0);
        }

        if (!gaps.All(static gap => gap.HasBreak))
            gaps = Array.ConvertAll(gaps, static gap => gap.WithoutComments());

        var written = new StringBuilder(text.Length);
        written.Append(text, 0, items[0].Start - gaps[0].Length);
        for (var slot = 0; slot <= items.Count; slot++)
        {
            var gap = gaps[slot];
            written.Append(gap.Before).Append(slot > 0 ? gaps[order[slot - 1] + 1].Trail : gap.Trail).Append(gap.Break)
                .Append(gap.Between).Append(slot < items.Count ? gaps[order[slot]].Lead : gap.Lead).Append(gap.Indent);
            if (slot < items.Count)
                written.Append(text, items[order[slot]].Start, items[order[slot]].End - items[order[slot]].Start);
        }

        return written.Append(text, list.End, text.Length - list.End).ToString();
    }

    /// <summary>From behind the opening bracket, which may follow an anchor, to the first item.</summary>
    private static int LengthBefore(string text, int start, int end) => end - (text.IndexOf('[', start, end - start) + 1);

    /// <summary>What stands between two items, or between an item and a bracket, in pieces that join to the whole.</summary>
    /// <param name="Before">From the item to the comment behind it: comma and spaces.</param>
    /// <param name="Trail">The comment behind the item, with the spaces before it.</param>
    /// <param name="Break">The line break.</param>
    /// <param name="Between">Further lines.</param>
    /// <param name="Lead">Comment lines directly above the next item.</param>
    /// <param name="Indent">The spaces before the next item.</param>
    private sealed record Gap(string Before, string Trail, string Break, string Between, string Lead, string Indent)
    {
        public bool HasBreak => Break.Length > 0;

        public int Length => Before.Length + Trail.Length + Break.Length + Between.Length + Lead.Length + Indent.Length;

        public static Gap Of(string text, bool isFirst)
        {
            var line = text.IndexOfAny(['\r', '\n']);
            if (line < 0)
                return new Gap(text, "", "", "", "", "");
            var lineBreak = line + 1 < text.Length && text[line] == '\r' && text[line + 1] == '\n' ? 2 : 1;
            var comment = text.IndexOf('#', 0, line);
            var trail = comment < 0 || isFirst ? line : text[..comment].TrimEnd(' ', '\t').Length;
            var rest = line + lineBreak;

            var indent = text.LastIndexOfAny(['\r', '\n']) + 1;
            var lead = indent;
            while (lead > rest)
            {
                var above = text.LastIndexOfAny(['\r', '\n'], lead - (text[lead - 1] == '\n' && lead - 2 >= rest && text[lead - 2] == '\r' ? 3 : 2)) + 1;
                if (above < rest || !text.AsSpan(above, lead - above).TrimStart().StartsWith('#'))
                    break;
                lead = above;
            }

            return new Gap(text[..trail], text[trail..line], text[line..rest], text[rest..lead], text[lead..indent], text[indent..]);
        }

        public Gap WithoutComments() => new(Before + Trail + Break + Between + Lead + Indent, "", "", "", "", "");
    }
}

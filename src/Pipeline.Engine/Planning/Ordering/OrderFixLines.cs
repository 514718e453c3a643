using System.Text;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Reorders a list whose items start with dashes, by whole lines.</summary>
/// <remarks>With an item go the comment lines directly above it that are indented no deeper than its dash, and those below it that
/// are. What is left between items, blank lines and comments that stand alone, keeps its place.</remarks>
internal sealed class OrderFixLines
{
    private readonly ConfigurationText _file;
    private readonly IReadOnlyList<OrderFixNode> _items;
    private readonly int[] _dashes;
    private readonly int _column;

    private OrderFixLines(ConfigurationText file, IReadOnlyList<OrderFixNode> items, int[] dashes, int column)
    {
        _file = file;
        _items = items;
        _dashes = dashes;
        _column = column;
    }

    /// <summary>The text with the items in another order; null when the lines of the items cannot be told apart.</summary>
    /// <param name="file">The file.</param>
    /// <param name="items">The items, in the order of the file.</param>
    /// <param name="order">Indices of items, in their new order.</param>
    public static string? Reorder(ConfigurationText file, IReadOnlyList<OrderFixNode> items, int[] order)
    {
        var dashes = new int[items.Count];
        var column = -1;
        for (var i = 0; i < items.Count; i++)
        {
            var after = i == 0 ? 0 : dashes[i - 1];
            for (dashes[i] = file.PositionOf(items[i].Start).Line; dashes[i] > after && !IsDash(LineOf(file, dashes[i])); dashes[i]--)
            {
            }

            if (dashes[i] <= after)
                return null;
            var at = IndentOf(LineOf(file, dashes[i]));
            if (column >= 0 && at != column)
                return null;
            column = at;
        }

        return new OrderFixLines(file, items, dashes, column).Write(order);
    }

    private string Write(int[] order)
    {
        var (firsts, lasts) = (new int[_items.Count], new int[_items.Count]);
        for (var i = 0; i < _items.Count; i++)
        {
            lasts[i] = LastLineOf(i);
            firsts[i] = FirstLineOf(i, i == 0 ? 0 : lasts[i - 1]);
        }

        var lines = new List<int>(_file.LineCount);
        var next = 1;
        for (var slot = 0; slot < order.Length; slot++)
        {
            for (; next < firsts[slot]; next++)
                lines.Add(next);
            for (var line = firsts[order[slot]]; line <= lasts[order[slot]]; line++)
                lines.Add(line);
            next = lasts[slot] + 1;
        }

        for (; next <= _file.LineCount; next++)
            lines.Add(next);
        return Join(lines);
    }

    /// <summary>Every line with its own break; the last one has one if the last one of the file had.</summary>
    private string Join(List<int> lines)
    {
        var text = new StringBuilder(_file.Text.Length + 2);
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(LineOf(_file, lines[i]));
            if (i < lines.Count - 1)
                text.Append(lines[i] < _file.LineCount ? BreakOf(lines[i]) : BreakOf(1));
        }

        return text.ToString();
    }

    private ReadOnlySpan<char> BreakOf(int line)
    {
        var end = _file.LineSpan(line).End;
        return _file.Text.AsSpan(end, _file.Text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
    }

    private int FirstLineOf(int item, int after)
    {
        var line = _dashes[item];
        while (line - 1 > after && LineOf(_file, line - 1) is var above && IsComment(above) && IndentOf(above) <= _column)
            line--;
        return line;
    }

    private int LastLineOf(int item)
    {
        var last = Math.Max(_dashes[item], _file.PositionOf(Math.Max(_items[item].Start, _items[item].End - 1)).Line);
        for (var line = last + 1; line <= _file.LineCount; line++)
        {
            var text = LineOf(_file, line);
            if (text.IsWhiteSpace())
                continue;
            if (!IsComment(text) || IndentOf(text) <= _column)
                break;
            last = line;
        }

        return last;
    }

    private static ReadOnlySpan<char> LineOf(ConfigurationText file, int line) => file.LineSpan(line).In(file.Text);

    private static int IndentOf(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(' ') is var at && at < 0 ? line.Length : at;

    private static bool IsComment(ReadOnlySpan<char> line) => line.TrimStart().StartsWith('#');

    private static bool IsDash(ReadOnlySpan<char> line) => line.TrimStart() is ['-'] or ['-', ' ' or '\t', ..];
}

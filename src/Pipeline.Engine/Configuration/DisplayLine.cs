using System.Globalization;
using System.Text;

namespace Pipeline.Engine.Configuration;

/// <summary>A source line as a terminal shows it: tabs as spaces, controls made visible, and the column of each character.</summary>
internal sealed class DisplayLine
{
    private const int TabWidth = 4;
    private readonly int[] _columns;

    private DisplayLine(string text, int[] columns)
    {
        Text = text;
        _columns = columns;
    }

    /// <summary>What is shown.</summary>
    public string Text { get; }

    /// <summary>The width of all in columns.</summary>
    public int Width => _columns[^1];

    /// <summary>Lays out a line. O(length).</summary>
    public static DisplayLine Of(ReadOnlySpan<char> line)
    {
        var shown = new StringBuilder(line.Length);
        var columns = new int[line.Length + 1];
        var column = 0;
        for (var i = 0; i < line.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(line[i..], out var rune, out var length) == System.Buffers.OperationStatus.Done;
            columns.AsSpan(i, length).Fill(column);
            if (rune.Value == '\t')
            {
                shown.Append(' ', TabWidth);
                column += TabWidth;
            }
            else if (!isWhole || (Words.IsUnsafe(rune) && rune.Value != 0xFEFF))
            {
                shown.Append('\uFFFD');
                column++;
            }
            else if (rune.Value != 0xFEFF)
            {
                shown.Append(line.Slice(i, length));
                column += WidthOf(rune);
            }

            i += length;
        }

        columns[^1] = column;
        return new DisplayLine(shown.ToString(), columns);
    }

    /// <summary>The column at which a character of the line starts, from 0.</summary>
    /// <param name="offset">The offset in the line, its length included.</param>
    public int ColumnOf(int offset) => _columns[Math.Clamp(offset, 0, _columns.Length - 1)];

    /// <summary>Columns that a character takes: 2 for wide ones (after Unicode's East Asian Width and emoji presentation), 0 for marks.</summary>
    internal static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        (>= 0x1100 and <= 0x115F) or (>= 0x231A and <= 0x231B) or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3 => 2,
        (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) => 2,
        (>= 0xA000 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97C) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) => 2,
        (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) => 2,
        0x2705 or (>= 0x270A and <= 0x270B) or 0x2728 or 0x274C or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757 or 0x2B50 or 0x2B55 => 2,
        (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F7E0 and <= 0x1F7EB) or (>= 0x1F900 and <= 0x1FAFF) => 2,
        0x1F004 or 0x1F0CF or 0x1F18E or (>= 0x1F191 and <= 0x1F19A) or (>= 0x1F1E6 and <= 0x1F1FF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        0x200B or 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => 0,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };

    /// <summary>The text between two columns; a wide character that is cut becomes a space.</summary>
    public string Cut(int start, int end)
    {
        var cut = new StringBuilder();
        var column = 0;
        foreach (var rune in Text.EnumerateRunes())
        {
            var width = WidthOf(rune);
            if (column >= start && column + width <= end)
                cut.Append(rune.ToString());
            else if (column < end && column + width > start)
                cut.Append(' ');
            column += width;
        }

        return cut.ToString();
    }
}

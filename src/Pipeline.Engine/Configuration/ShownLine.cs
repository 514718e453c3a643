using System.Collections.Immutable;

namespace Pipeline.Engine.Configuration;

/// <summary>A line of the file as it is shown: a very long one is cut around what is underlined.</summary>
internal sealed class ShownLine
{
    private const int MaxWidth = 120;
    private const int Before = 40;
    private const int MaxLaidOut = 2000;
    private readonly int _offset;
    private readonly DisplayLine _line;
    private readonly int _start;
    private readonly int _end;

    public ShownLine(ConfigurationText file, int number, ImmutableArray<Underline> marks)
    {
        Number = number;
        Marks = marks;
        var text = file.LineSpan(number).In(file.Text);
        if (text.Length > MaxLaidOut)
        {
            // Only the surroundings of the mistake are laid out, so that many mistakes in one long line do not take the square of it.
            var anchor = marks.FirstOrDefault(static mark => mark.IsPrimary)?.Start ?? (marks.IsEmpty ? 0 : marks[0].Start);
            _offset = Math.Max(0, Math.Min(anchor - (MaxLaidOut / 2), text.Length - MaxLaidOut));
            text = text.Slice(_offset, MaxLaidOut);
        }

        _line = DisplayLine.Of(text);
        _end = _line.Width;
        if (_line.Width > MaxWidth)
        {
            var first = marks.IsEmpty ? 0 : marks.Min(mark => ColumnOf(mark.Start));
            var primary = marks.FirstOrDefault(static mark => mark.IsPrimary) is { } main ? ColumnOf(main.Start) : first;
            _start = Math.Max(0, (primary - first > MaxWidth - Before ? primary : first) - Before);
            if (_start <= 1)
                _start = 0;
            _end = Math.Min(_line.Width, _start + MaxWidth);
        }

        Text = _start == 0 && _end == _line.Width
            ? _line.Text.TrimEnd()
            : $"{(_start > 0 ? "…" : "")}{_line.Cut(_start + (_start > 0 ? 1 : 0), _end).TrimEnd()}{(_end < _line.Width ? "…" : "")}";
    }

    /// <summary>From 1.</summary>
    public int Number { get; }

    public ImmutableArray<Underline> Marks { get; }

    /// <summary>What is shown of the line.</summary>
    public string Text { get; }

    /// <summary>The columns before an underline, and its width.</summary>
    public (int Indent, int Width) PlaceOf(Underline mark)
    {
        var start = Math.Clamp(ColumnOf(mark.Start), _start, _end);
        var end = Math.Clamp(ColumnOf(mark.End), start, _end);
        return (start - _start, Math.Max(1, end - start));
    }

    private int ColumnOf(int offset) => _line.ColumnOf(offset - _offset);
}

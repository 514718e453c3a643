using Pipeline.Segment.Sentences.Unmarked;

namespace Pipeline.Segment.Sentences;

/// <summary>Cuts stretches of text into sentences in one pass: it jumps from terminator to terminator and decides each from a bounded
/// look at its two sides.</summary>
/// <remarks>O(text) time for any input: every look back or ahead ends after <see cref="Reach"/> code units. No memory beyond the result.</remarks>
internal sealed class SentenceSplitter(string text, List<Sentence> sentences, SegmentPreset preset)
{
    /// <summary>How far a decision looks to either side, in UTF-16 code units.</summary>
    internal const int Reach = 64;

    private readonly UnmarkedStarts _unmarked = new(text, preset);

    private int _start;
    private int _end;
    private bool _inList;
    private ListMarker _marker;

    /// <summary>Adds the sentences of a stretch that no sentence crosses; at least one unless it is white space.</summary>
    /// <param name="unit">The stretch.</param>
    public void Split(TextSpan unit)
    {
        _end = unit.End;
        while (_end > unit.Start && char.IsWhiteSpace(text[_end - 1]))
            _end--;
        var at = Begin(unit.Start);
        while (at < _end)
        {
            var next = text.AsSpan(at, _end - at).IndexOfAny(_inList ? Marks.TerminatorsAndItems : Marks.Terminators);
            var stopAt = next < 0 ? _end : at + next;
            if (_unmarked.Next(_start, at, stopAt, _end) is var start and > 0)
            {
                Add(start);
                at = Begin(start);
                continue;
            }

            if (next < 0)
                break;
            at = stopAt;
            if (_inList && TryItem(at, out var item))
            {
                Add(item);
                at = Begin(item);
                continue;
            }

            if (!Marks.IsTerminator(text[at]))
            {
                at++;
                continue;
            }

            var stop = Stop.Read(text, at, _end);
            if (stop.Follow < _end && Boundary.Is(text, _start, stop, _end))
            {
                // An omission after a full stop stands for what the next sentence leaves out.
                var cut = stop.Kind == StopKind.PeriodAndEllipsis ? stop.At + 1 : stop.Close;
                Add(cut);
                at = Math.Max(Begin(cut), stop.Close);
            }
            else
            {
                at = stop.Close;
            }
        }

        Add(_end);
    }

    private int Begin(int from)
    {
        while (from < _end && char.IsWhiteSpace(text[from]))
            from++;
        _start = from;
        _inList = ListMarker.TryRead(text.AsSpan(from, Math.Min(8, _end - from)), out _marker);
        return _inList ? from + _marker.Length : from;
    }

    private void Add(int end)
    {
        while (end > _start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > _start)
            sentences.Add(new Sentence(new TextSpan(_start, end)));
        _start = end;
    }

    /// <summary>Whether the next item of the list that this sentence is in starts just before the mark at <paramref name="at"/>.</summary>
    private bool TryItem(int at, out int item)
    {
        item = at;
        if (!Marks.IsBullet(text[at]))
        {
            if (text[at] is not ('.' or ')'))
                return false;
            while (item > _start && at - item < 3 && char.IsAsciiLetterOrDigit(text[item - 1]))
                item--;
        }

        return item > _start + _marker.Length && char.IsWhiteSpace(text[item - 1])
            && ListMarker.TryRead(text.AsSpan(item, Math.Min(8, _end - item)), out var next)
            && _marker.IsFollowedBy(next);
    }
}

using Pipeline.Segment.Languages;
using Pipeline.Segment.Sentences.Unmarked;

namespace Pipeline.Segment.Sentences;

/// <summary>Cuts stretches of text into sentences in one pass: it jumps from terminator to terminator and decides each from a bounded
/// look at its two sides.</summary>
/// <remarks>O(text) time for any input: every look back or ahead ends after <see cref="Reach"/> code units. No memory beyond the result.</remarks>
internal sealed class SentenceSplitter(SegmentPreset preset)
{
    /// <summary>How far a decision looks to either side, in UTF-16 code units.</summary>
    internal const int Reach = 64;

    private readonly UnmarkedStarts _unmarked = new(preset);
    private readonly HintScanner _hints = new();

    private string _text = "";
    private Language _language = Language.English;
    private Spans<Sentence> _sentences = null!;
    private int _start;
    private int _end;
    private bool _inList;
    private ListMarker _marker;

    /// <summary>Starts on a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="sentences">Gets the sentences, in order; what it holds is dropped.</param>
    public void Reset(string text, Language language, Spans<Sentence> sentences)
    {
        _text = text;
        _language = language;
        _sentences = sentences;
        _sentences.Clear();
        _hints.Reset(text);
        _unmarked.Reset(text, language);
    }

    /// <summary>Adds the sentences of a stretch that no sentence crosses; at least one unless it is white space.</summary>
    /// <param name="unit">The stretch.</param>
    public void Split(TextSpan unit)
    {
        var text = _text;
        _end = unit.End;
        while (_end > unit.Start && char.IsWhiteSpace(text[_end - 1]))
            _end--;
        var at = Begin(unit.Start);
        while ((at = Next(at)) < _end)
        {
            if (_inList && TryItem(at, out var item))
            {
                at = Cut(item);
            }
            else if (text[at] == '.' && FullStop.IsPlainEnd(text, _start, at, _end, _language))
            {
                at = Cut(at + 1);
            }
            else if (Marks.IsTerminator(text[at]))
            {
                var stop = Stop.Read(text, at, _end);
                if (stop.Follow >= _end || !Boundary.Is(text, _start, stop, _end, preset == SegmentPreset.Lenient, _language))
                    at = stop.Close;
                else if (stop.Kind == StopKind.PeriodAndEllipsis)
                    at = Math.Max(Cut(stop.At + 1), stop.Close); // an omission stands for what the next sentence leaves out
                else
                    at = Cut(stop.Close);
            }
            else
            {
                at = _unmarked.TryRead(_start, at, _end, out var start) ? Cut(start) : at + 1;
            }
        }

        Add(_end);
    }

    private int Next(int at)
    {
        if (!_inList)
            return _hints.Next(at, _end);
        var next = at < _end ? _text.AsSpan(at, _end - at).IndexOfAny(Marks.ListHints) : -1;
        return next < 0 ? _end : at + next;
    }

    /// <summary>Ends the sentence, and says where to go on.</summary>
    private int Cut(int end)
    {
        Add(end);
        return Begin(end);
    }

    private int Begin(int from)
    {
        while (from < _end && char.IsWhiteSpace(_text[from]))
            from++;
        _start = from;
        _inList = ListMarker.TryRead(_text.AsSpan(from, Math.Min(8, _end - from)), out _marker);
        return _inList ? from + _marker.Length : from;
    }

    private void Add(int end)
    {
        while (end > _start && char.IsWhiteSpace(_text[end - 1]))
            end--;
        if (end > _start)
            _sentences.Add(new Sentence(new TextSpan(_start, end)));
        _start = end;
    }

    /// <summary>Whether the next item of the list that this sentence is in starts just before the mark at <paramref name="at"/>.</summary>
    private bool TryItem(int at, out int item)
    {
        item = at;
        if (!Marks.IsBullet(_text[at]))
        {
            if (_text[at] is not ('.' or ')'))
                return false;
            while (item > _start && at - item < 3 && char.IsAsciiLetterOrDigit(_text[item - 1]))
                item--;
        }

        return item > _start + _marker.Length && char.IsWhiteSpace(_text[item - 1])
            && ListMarker.TryRead(_text.AsSpan(item, Math.Min(8, _end - item)), out var next)
            && _marker.IsFollowedBy(next);
    }
}

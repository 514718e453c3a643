using System.Text;

namespace Pipeline.Tests.Abstractions.Text;

/// <summary>A text as a list of characters that each know where they come from: what <see cref="TextMap"/> and the move of spans must agree
/// with, written with no regard for speed.</summary>
internal sealed class EditModel
{
    private readonly List<Character> _characters;

    private EditModel(List<Character> characters) => _characters = characters;

    public string Text => new([.. _characters.Select(static character => character.Value)]);

    public static EditModel Of(string original) => new([.. original.Select(static (value, i) => new Character(value, i, i + 1))]);

    /// <summary>Insertions stand before a replacement at the same offset, and keep the order they were given in.</summary>
    public static IEnumerable<TextEdit> InOrder(IEnumerable<TextEdit> edits) =>
        edits.OrderBy(static edit => edit.Span.Start).ThenBy(static edit => edit.Span.IsEmpty ? 0 : 1);

    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text);
        foreach (var edit in InOrder(edits).Reverse())
            result.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.Replacement);
        return result.ToString();
    }

    public EditModel Apply(IEnumerable<TextEdit> edits)
    {
        var result = new List<Character>();
        var read = 0;
        foreach (var edit in InOrder(edits))
        {
            result.AddRange(_characters[read..edit.Span.Start]);
            var place = PlaceOf(edit.Span);
            result.AddRange(edit.Replacement.Select(value => new Character(value, place.Start, place.End)));
            read = edit.Span.End;
        }

        result.AddRange(_characters[read..]);
        return new EditModel(result);
    }

    public TextSpan ToOriginal(TextSpan span) =>
        span.IsEmpty
            ? new TextSpan(PointAt(span.Start), PointAt(span.Start))
            : new TextSpan(_characters[span.Start].Start, _characters[span.End - 1].End);

    /// <summary>Where a span of the text before the edits stands after them.</summary>
    public static TextSpan Move(int length, IEnumerable<TextEdit> edits, TextSpan span)
    {
        var places = new TextSpan[length + 1];
        var read = 0;
        var written = 0;
        foreach (var edit in InOrder(edits))
        {
            for (; read < edit.Span.Start; read++, written++)
                places[read] = new TextSpan(written, written + 1);
            for (; read < edit.Span.End; read++)
                places[read] = new TextSpan(written, written + edit.Replacement.Length);
            written += edit.Replacement.Length;
        }

        for (; read <= length; read++, written++)
            places[read] = new TextSpan(written, written + 1);
        return new TextSpan(places[span.Start].Start, span.IsEmpty ? places[span.Start].Start : places[span.End - 1].End);
    }

    private TextSpan PlaceOf(TextSpan span)
    {
        if (!span.IsEmpty)
            return ToOriginal(span);
        var shared = span.Start > 0 && span.Start < _characters.Count
            ? Enumerable.Range(_characters[span.Start].Start, Math.Max(0, _characters[span.Start - 1].End - _characters[span.Start].Start)).ToList()
            : [];
        return shared.Count > 0 ? new TextSpan(shared[0], shared[^1] + 1) : ToOriginal(span);
    }

    private int PointAt(int offset) =>
        _characters.Count == 0 ? 0 : offset > 0 ? _characters[offset - 1].End : _characters[0].Start;

    private readonly record struct Character(char Value, int Start, int End);
}

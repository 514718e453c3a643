using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pipeline;

/// <summary>A set of changes to one text, all in offsets of the text before any of them. Immutable.</summary>
/// <remarks>Edits are sorted by start and do not overlap; edits that meet are allowed, and several insertions at one offset keep
/// the order in which they were given.</remarks>
public sealed class TextEdits
{
    private TextEdits(ImmutableArray<TextEdit> edits) => Items = edits;

    /// <summary>No change at all.</summary>
    public static TextEdits None { get; } = new([]);

    /// <summary>The edits, by start.</summary>
    public ImmutableArray<TextEdit> Items { get; }

    /// <summary>Sorts the edits and checks that they do not overlap. O(n log n) time, O(n) for edits already in order.</summary>
    /// <param name="edits">In any order.</param>
    /// <exception cref="ArgumentException">A span is reversed or negative, a replacement is null, or two edits overlap.</exception>
    public static TextEdits Of(params IEnumerable<TextEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        TextEdit[] items = [.. edits];
        if (items.Length == 0)
            return None;

        Sort(items);
        for (var i = 0; i < items.Length; i++)
        {
            var span = items[i].Span;
            if (span.Start < 0 || span.End < span.Start)
                throw new ArgumentException($"The edit at {span} is not a span: expected 0 <= start <= end.", nameof(edits));
            if (items[i].Replacement is null)
                throw new ArgumentException($"The edit at {span} has no replacement: use an empty string to delete.", nameof(edits));
            if (i > 0 && span.Start < items[i - 1].Span.End)
                throw new ArgumentException($"The edits at {items[i - 1].Span} and {span} overlap.", nameof(edits));
        }

        return new TextEdits(ImmutableCollectionsMarshal.AsImmutableArray(items));
    }

    /// <summary>An edit that replaces all of a text with pieces of it, in their order, joined by <paramref name="separator"/>.</summary>
    /// <param name="text">The text before the edit.</param>
    /// <param name="kept">What stays, sorted and not overlapping.</param>
    /// <param name="separator">Put between the pieces.</param>
    /// <exception cref="ArgumentException">A span lies outside the text, or spans are out of order.</exception>
    public static TextEdits Keep(string text, IReadOnlyList<TextSpan> kept, string separator = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(kept);
        var edits = new List<TextEdit>(kept.Count + 1);
        var end = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            if (!kept[i].FitsIn(text.Length) || kept[i].Start < end)
                throw new ArgumentException($"The kept span {kept[i]} is outside the text or before the end of the one before it.", nameof(kept));
            var gap = new TextSpan(end, kept[i].Start);
            var filler = i == 0 ? "" : separator;
            if (!gap.IsEmpty || filler.Length > 0)
                edits.Add(new TextEdit(gap, filler));
            end = kept[i].End;
        }

        if (end < text.Length)
            edits.Add(new TextEdit(new TextSpan(end, text.Length), ""));
        return Of(edits);
    }

    /// <summary>The text after the edits. O(length of the result).</summary>
    /// <param name="text">The text before the edits.</param>
    /// <exception cref="ArgumentException">An edit reaches outside the text.</exception>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Items.IsEmpty)
            return text;
        CheckFits(text.Length, nameof(text));

        var length = text.Length;
        foreach (var edit in Items)
            length += edit.Replacement.Length - edit.Span.Length;

        return string.Create(length, (text, Items), static (target, state) =>
        {
            var source = state.text.AsSpan();
            var read = 0;
            var written = 0;
            foreach (var edit in state.Items)
            {
                source[read..edit.Span.Start].CopyTo(target[written..]);
                written += edit.Span.Start - read;
                edit.Replacement.CopyTo(target[written..]);
                written += edit.Replacement.Length;
                read = edit.Span.End;
            }

            source[read..].CopyTo(target[written..]);
        });
    }

    /// <param name="length">Of the text.</param>
    /// <param name="parameter">What to blame: by default the caller's <c>edits</c>.</param>
    internal void CheckFits(int length, string parameter = "edits")
    {
        if (!Items.IsEmpty && Items[^1].Span.End > length)
            throw new ArgumentException($"The edit at {Items[^1].Span} reaches outside a text of {length} UTF-16 code units.", parameter);
    }

    /// <summary>A stable sort by start, so that insertions at one offset keep their order.</summary>
    private static void Sort(TextEdit[] items)
    {
        var sorted = true;
        for (var i = 1; i < items.Length && sorted; i++)
            sorted = Compare(items[i - 1], items[i]) <= 0;
        if (sorted)
            return;

        var keys = new int[items.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = i;
        var copy = (TextEdit[])items.Clone();
        Array.Sort(keys, (a, b) => Compare(copy[a], copy[b]) is var order && order != 0 ? order : a.CompareTo(b));
        for (var i = 0; i < keys.Length; i++)
            items[i] = copy[keys[i]];
    }

    /// <summary>By start; an insertion stands before a replacement that starts at the same offset.</summary>
    private static int Compare(TextEdit a, TextEdit b) =>
        a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
        : a.Span.IsEmpty == b.Span.IsEmpty ? 0
        : a.Span.IsEmpty ? -1 : 1;
}

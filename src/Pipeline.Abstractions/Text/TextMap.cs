using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pipeline;

/// <summary>Maps spans of a document's text to the decoded original that the text was made from, over every edit since, and on
/// to bytes in the file. Immutable and thread-safe.</summary>
/// <remarks>
/// The text is tiled by pieces. A copied piece maps character by character; a replaced piece maps as a whole, so that each of its
/// characters stands for everything that was replaced (<c>&amp;amp;</c> for its one <c>&amp;</c>). A span maps to the range from
/// the start of its first character's place to the end of its last one's. Inserted text has an empty place: after that of the
/// character before it, or, at the start of the text, before that of the first one; between characters whose places overlap,
/// as within a replaced piece, it stands for what they share. So places never go backwards: neither their starts nor their
/// ends. A text of which nothing is left has its place at 0. Memory is O(edits); a look-up is O(log edits).
/// </remarks>
public sealed class TextMap
{
    private readonly ImmutableArray<Piece> _pieces;
    private readonly ByteMap _bytes;

    private TextMap(ImmutableArray<Piece> pieces, int length, ByteMap bytes)
    {
        _pieces = pieces;
        Length = length;
        _bytes = bytes;
    }

    /// <summary>The length of the text that is mapped, in UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>The number of pieces that the text is tiled by: 1 for an unedited text, more with each edit.</summary>
    public int PieceCount => _pieces.Length;

    /// <summary>The map of a text that was not edited yet.</summary>
    /// <param name="length">The length of the decoded original, in UTF-16 code units.</param>
    /// <param name="bytes">From the decoded original to the file.</param>
    public static TextMap Identity(int length, ByteMap bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentNullException.ThrowIfNull(bytes);
        return new TextMap(length == 0 ? [] : [new Piece(0, 0, length, IsCopy: true)], length, bytes);
    }

    /// <summary>The place of a span in the decoded original. O(log edits).</summary>
    /// <param name="span">A span of the text; for an empty one, the place between its neighbours.</param>
    /// <returns>A span of the decoded original, in UTF-16 code units; empty for inserted text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside the text.</exception>
    public TextSpan ToOriginal(TextSpan span)
    {
        if (!span.FitsIn(Length))
            throw new ArgumentOutOfRangeException(nameof(span), span, $"Expected a span within a text of {Length} UTF-16 code units.");
        if (span.IsEmpty)
        {
            var point = Point(span.Start);
            return new TextSpan(point, point);
        }

        var first = _pieces[IndexOf(span.Start)];
        var last = _pieces[IndexOf(span.End - 1)];
        return new TextSpan(
            first.IsCopy ? first.Original + (span.Start - first.Start) : first.Original,
            last.IsCopy ? last.Original + (span.End - last.Start) : last.OriginalEnd);
    }

    /// <summary>The place of a span in the file. O(log edits + log byte runs), after a first call that reads the file once.</summary>
    /// <param name="span">A span of the text.</param>
    /// <returns>A half-open range of byte offsets in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside the text.</exception>
    public (long Start, long End) ToBytes(TextSpan span) => _bytes.ToBytes(ToOriginal(span));

    /// <summary>The place in the file of a span of the decoded original. O(log byte runs), after a first call that reads the file once.</summary>
    /// <param name="original">A span of the decoded original, such as one from <see cref="ToOriginal"/>; half a surrogate pair counts as the whole
    /// character, except where it has bytes of its own, as in UTF-16.</param>
    /// <returns>A half-open range of byte offsets in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative or reversed.</exception>
    public (long Start, long End) OriginalToBytes(TextSpan original) => _bytes.ToBytes(original);

    /// <summary>From the decoded original to the file.</summary>
    internal ByteMap Bytes => _bytes;

    /// <summary>The pieces as they are in memory: for another process of the same program.</summary>
    internal ReadOnlySpan<byte> Memory => MemoryMarshal.AsBytes(_pieces.AsSpan());

    /// <summary>The map of another process of the same program.</summary>
    /// <param name="memory">Its <see cref="Memory"/>.</param>
    /// <param name="length">Its <see cref="Length"/>.</param>
    /// <param name="bytes">Its <see cref="Bytes"/>.</param>
    internal static TextMap Restore(ReadOnlySpan<byte> memory, int length, ByteMap bytes) =>
        new(ImmutableArray.Create(MemoryMarshal.Cast<byte, Piece>(memory)), length, bytes);

    /// <summary>This map followed by edits of its text. O(pieces + edits · log pieces).</summary>
    internal TextMap Compose(TextEdits edits)
    {
        edits.CheckFits(Length);
        var pieces = ImmutableArray.CreateBuilder<Piece>(_pieces.Length + (2 * edits.Items.Length));
        var length = 0;
        var read = 0;
        var piece = 0;
        foreach (var edit in edits.Items)
        {
            Copy(edit.Span.Start);
            if (edit.Replacement.Length > 0)
            {
                var place = ReplacedBy(edit.Span);
                Add(new Piece(length, place.Start, place.End, IsCopy: false));
                length += edit.Replacement.Length;
            }

            read = edit.Span.End;
        }

        Copy(Length);
        return new TextMap(pieces.DrainToImmutable(), length, _bytes);

        void Copy(int end)
        {
            while (read < end)
            {
                while (EndOf(piece) <= read)
                    piece++;
                var old = _pieces[piece];
                var count = Math.Min(end, EndOf(piece)) - read;
                var part = old.IsCopy
                    ? new Piece(length, old.Original + (read - old.Start), old.Original + (read - old.Start) + count, IsCopy: true)
                    : old with { Start = length };
                Add(part);
                length += count;
                read += count;
            }
        }

        void Add(Piece next)
        {
            if (pieces.Count == 0 || !pieces[^1].TryJoin(next, out var joined))
                pieces.Add(next);
            else
                pieces[^1] = joined;
        }
    }

    /// <summary>The place of what an edit replaces; for an insertion, of the point, or of what its neighbours' places share.</summary>
    private TextSpan ReplacedBy(TextSpan span)
    {
        var place = ToOriginal(span);
        if (!span.IsEmpty || span.Start == 0 || span.Start == Length)
            return place;
        var next = ToOriginal(new TextSpan(span.Start, span.Start + 1));
        return next.Start < place.Start ? new TextSpan(next.Start, place.End) : place;
    }

    /// <summary>Between characters: after the one before, or where the first one starts.</summary>
    private int Point(int offset)
    {
        if (_pieces.IsEmpty)
            return 0;
        return offset > 0 ? ToOriginal(new TextSpan(offset - 1, offset)).End : _pieces[0].Original;
    }

    private int EndOf(int piece) => piece + 1 < _pieces.Length ? _pieces[piece + 1].Start : Length;

    private int IndexOf(int offset)
    {
        int low = 0, high = _pieces.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_pieces[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private readonly record struct Piece(int Start, int Original, int OriginalEnd, bool IsCopy)
    {
        /// <summary>One piece for two that meet, when that says the same.</summary>
        public bool TryJoin(Piece next, out Piece joined)
        {
            joined = this with { OriginalEnd = next.OriginalEnd };
            return IsCopy == next.IsCopy && (IsCopy ? OriginalEnd == next.Original : Original == next.Original && OriginalEnd == next.OriginalEnd);
        }
    }
}

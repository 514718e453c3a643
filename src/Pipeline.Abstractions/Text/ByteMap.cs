using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline;

/// <summary>Maps offsets in the decoded original to byte offsets in the file. Immutable and thread-safe.</summary>
/// <remarks>Built on first use, in O(bytes); a look-up then takes O(log runs), where a run is a stretch of characters of one
/// byte length.</remarks>
public sealed class ByteMap
{
    private readonly Lazy<Run[]> _runs;

    private ByteMap(Func<Run[]> build) => _runs = new Lazy<Run[]>(build);

    /// <summary>The map of an encoding in which every code unit takes the same number of bytes, such as Windows-1252 or UTF-16; there
    /// half a surrogate pair has bytes of its own.</summary>
    /// <param name="start">Where the text starts in the file: the length of its byte order mark.</param>
    /// <param name="bytesPerUnit">Bytes for one UTF-16 code unit.</param>
    public static ByteMap Uniform(int start, int bytesPerUnit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerUnit, 1);
        return new ByteMap(() => [new Run(0, start, 1, bytesPerUnit)]);
    }

    /// <summary>The map of UTF-8 content, invalid sequences included: each maximal invalid sequence is one U+FFFD, as
    /// <see cref="Encoding.UTF8"/> and the WHATWG decoder have it.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="start">Where the text starts in the file: the length of its byte order mark.</param>
    public static ByteMap Utf8(ReadOnlyMemory<byte> content, int start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, content.Length);
        return new ByteMap(() => [.. Runs(start, Utf8Runs(content[start..]))]);
    }

    /// <summary>The map of any other encoding, from the runs of its characters.</summary>
    /// <param name="start">Where the text starts in the file: the length of its byte order mark.</param>
    /// <param name="runs">In the order of the file; enumerated on first use, which fails for a run that is out of range.</param>
    public static ByteMap Of(int start, IEnumerable<ByteRun> runs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentNullException.ThrowIfNull(runs);
        return new ByteMap(() => [.. Runs(start, runs)]);
    }

    /// <summary>The bytes that a span of the decoded original was decoded from.</summary>
    /// <param name="original">A span of the decoded original. Half a surrogate pair counts as the whole character.</param>
    /// <returns>A half-open range of byte offsets in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative or reversed.</exception>
    public (long Start, long End) ToBytes(TextSpan original)
    {
        if (!original.FitsIn(int.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(original), original, "Expected 0 <= start <= end.");
        return (Find(original.Start, roundUp: false), Find(original.End, roundUp: !original.IsEmpty));
    }

    /// <summary>The runs as they are in memory: for another process of the same program.</summary>
    internal ReadOnlySpan<byte> Memory => MemoryMarshal.AsBytes(_runs.Value.AsSpan());

    /// <summary>The map of another process of the same program.</summary>
    /// <param name="memory">Its <see cref="Memory"/>.</param>
    internal static ByteMap Restore(ReadOnlySpan<byte> memory)
    {
        var runs = MemoryMarshal.Cast<byte, Run>(memory).ToArray();
        return new ByteMap(() => runs);
    }

    private long Find(int offset, bool roundUp)
    {
        var runs = _runs.Value;
        int low = 0, high = runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (runs[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        var run = runs[low];
        var units = offset - run.Start;
        var characters = (units + (roundUp ? run.UnitsPerCharacter - 1 : 0)) / run.UnitsPerCharacter;
        return run.ByteStart + ((long)characters * run.BytesPerCharacter);
    }

    private static IEnumerable<Run> Runs(int start, IEnumerable<ByteRun> runs)
    {
        var unit = 0;
        long at = start;
        var any = false;
        foreach (var run in runs)
        {
            if (run.Units is not (1 or 2) || run.Bytes < 0 || run.Count < 0)
                throw new InvalidOperationException($"{run} is not a run of characters: expected 1 or 2 units, and no negative number.");
            yield return new Run(unit, at, run.Units, run.Bytes);
            unit += run.Units * run.Count;
            at += (long)run.Bytes * run.Count;
            any = true;
        }

        if (!any)
            yield return new Run(0, start, 1, 1);
    }

    private static IEnumerable<ByteRun> Utf8Runs(ReadOnlyMemory<byte> content)
    {
        var at = 0;
        var current = new ByteRun(1, 1, 0);
        while (at < content.Length)
        {
            var rest = content.Span[at..];
            var ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            ByteRun next;
            if (ascii != 0)
            {
                next = new ByteRun(1, 1, ascii < 0 ? rest.Length : ascii);
                at += next.Count;
            }
            else
            {
                // An invalid sequence is decoded as one U+FFFD, which is one unit too.
                var valid = Rune.DecodeFromUtf8(rest, out var rune, out var bytes) == OperationStatus.Done;
                next = new ByteRun(valid ? rune.Utf16SequenceLength : 1, bytes, 1);
                at += bytes;
            }

            if (next.Units == current.Units && next.Bytes == current.Bytes)
            {
                current = current with { Count = current.Count + next.Count };
                continue;
            }

            if (current.Count > 0)
                yield return current;
            current = next;
        }

        if (current.Count > 0)
            yield return current;
    }

    private readonly record struct Run(int Start, long ByteStart, int UnitsPerCharacter, int BytesPerCharacter);
}

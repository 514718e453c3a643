namespace Pipeline.Engine.Intake;

/// <summary>EUC-JP (section 13.1 of the Encoding Standard).</summary>
internal sealed class EucJpReader : MultiByteReader
{
    private const int Trails = 94;

    private static readonly int[] Jis0208 = CharsetIndex.Of(CharsetIndex.Jis0208), Jis0212 = CharsetIndex.Of(CharsetIndex.Jis0212);

    public override int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var lead = rest[0];
        if (lead < 0x80)
            return WriteAscii(lead, target, out units, out isError);
        if (lead is not (0x8E or 0x8F or (>= 0xA1 and <= 0xFE)))
            return Write(CharsetIndex.None, read: 1, target, out units, out isError);
        if (lead == 0x8E && rest.Length > 1 && rest[1] is >= 0xA1 and <= 0xDF)
            return Write(0xFF61 + rest[1] - 0xA1, read: 2, target, out units, out isError);
        if (lead != 0x8F || rest.Length == 1 || rest[1] is not (>= 0xA1 and <= 0xFE))
            return WritePair(Pair(rest, Jis0208), rest, target, out units, out isError);

        // The character is in the two bytes after 0x8F, which an error takes too.
        var scalar = Pair(rest[1..], Jis0212);
        return Write(scalar, scalar >= 0 || (rest.Length > 2 && rest[2] >= 0x80) ? 3 : 2, target, out units, out isError);
    }

    private static int Pair(ReadOnlySpan<byte> rest, int[] index) =>
        rest is [>= 0xA1 and <= 0xFE, >= 0xA1 and <= 0xFE, ..] ? index[((rest[0] - 0xA1) * Trails) + rest[1] - 0xA1] : CharsetIndex.None;
}

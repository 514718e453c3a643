namespace Pipeline.Engine.Intake;

/// <summary>EUC-KR with the extension of Windows (section 14.1 of the Encoding Standard).</summary>
internal sealed class EucKrReader : MultiByteReader
{
    private const int Trails = 190;

    private static readonly int[] Index = CharsetIndex.Of(CharsetIndex.EucKr);

    public override int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var lead = rest[0];
        if (lead < 0x80)
            return WriteAscii(lead, target, out units, out isError);
        if (lead is 0x80 or 0xFF)
            return Write(CharsetIndex.None, read: 1, target, out units, out isError);
        var scalar = rest.Length > 1 && rest[1] is >= 0x41 and <= 0xFE ? Index[((lead - 0x81) * Trails) + rest[1] - 0x41] : CharsetIndex.None;
        return WritePair(scalar, rest, target, out units, out isError);
    }
}

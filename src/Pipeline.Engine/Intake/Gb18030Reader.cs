using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>GBK and GB 18030, of 2022 (section 11.2 of the Encoding Standard).</summary>
internal sealed class Gb18030Reader : MultiByteReader
{
    private const int Trails = 190;

    /// <summary>What four bytes may mean, by their place among all of them: the first plane, then the others.</summary>
    private const int LastOfFirstPlane = 39419, FirstOfOthers = 189_000, LastOfOthers = 1_237_575;

    /// <summary>Where an older edition had a letter that two bytes mean now.</summary>
    private const int Private = 7457, PrivateScalar = 0xE7C7;

    private static readonly int[] Index = CharsetIndex.Of(CharsetIndex.Gb18030);
    private static readonly Encoding FourBytes = CharsetLabels.Tables("gb18030")!;

    public override int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var lead = rest[0];
        if (lead < 0x80)
            return WriteAscii(lead, target, out units, out isError);
        if (lead is 0x80 or 0xFF)
            return Write(lead == 0x80 ? '€' : CharsetIndex.None, read: 1, target, out units, out isError);
        if (rest.Length > 1 && rest[1] is >= 0x30 and <= 0x39)
            return ReadFour(rest, target, out units, out isError);
        var scalar = rest.Length > 1 && rest[1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE) ? Index[((lead - 0x81) * Trails) + rest[1] - (rest[1] < 0x7F ? 0x40 : 0x41)] : CharsetIndex.None;
        return WritePair(scalar, rest, target, out units, out isError);
    }

    private static int ReadFour(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        // What the end of the text cuts off is one error; what another byte cuts off is an error of one byte, and the others are read anew.
        if (rest.Length == 2 || (rest.Length == 3 && rest[2] is >= 0x81 and <= 0xFE))
            return Write(CharsetIndex.None, rest.Length, target, out units, out isError);
        if (rest is not [_, _, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..])
            return Write(CharsetIndex.None, read: 1, target, out units, out isError);
        return Write(Scalar(rest), read: 4, target, out units, out isError);
    }

    private static int Scalar(ReadOnlySpan<byte> rest)
    {
        var place = ((((((rest[0] - 0x81) * 10) + rest[1] - 0x30) * 126) + rest[2] - 0x81) * 10) + rest[3] - 0x30;
        if (place is Private)
            return PrivateScalar;
        if (place is (> LastOfFirstPlane and < FirstOfOthers) or > LastOfOthers)
            return CharsetIndex.None;
        if (place >= FirstOfOthers)
            return 0x10000 + place - FirstOfOthers;
        Span<char> found = stackalloc char[4];
        return FourBytes.GetChars(rest[..4], found) == 1 ? found[0] : CharsetIndex.None;
    }
}

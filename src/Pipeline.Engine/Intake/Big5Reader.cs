namespace Pipeline.Engine.Intake;

/// <summary>Big5 with the Hong Kong supplement (section 12.1 of the Encoding Standard).</summary>
internal sealed class Big5Reader : MultiByteReader
{
    private const int Trails = 157;

    private static readonly int[] Index = CharsetIndex.Of(CharsetIndex.Big5);

    public override int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var lead = rest[0];
        if (lead < 0x80)
            return WriteAscii(lead, target, out units, out isError);
        if (lead is 0x80 or 0xFF)
            return Write(CharsetIndex.None, read: 1, target, out units, out isError);
        if (rest.Length == 1 || rest[1] is not ((>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE)))
            return WritePair(CharsetIndex.None, rest, target, out units, out isError);

        var pointer = ((lead - 0x81) * Trails) + rest[1] - (rest[1] < 0x7F ? 0x40 : 0x62);
        if (Combined(pointer) is { } combined)
        {
            combined.CopyTo(target);
            (units, isError) = (combined.Length, false);
            return 2;
        }

        return WritePair(Index[pointer], rest, target, out units, out isError);
    }

    /// <summary>Letters that Unicode has with a mark of their own only.</summary>
    private static string? Combined(int pointer) => pointer switch
    {
        1133 => "\u00CA\u0304",
        1135 => "\u00CA\u030C",
        1164 => "\u00EA\u0304",
        1166 => "\u00EA\u030C",
        _ => null,
    };
}

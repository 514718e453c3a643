namespace Pipeline.Engine.Intake;

/// <summary>Shift_JIS as Windows has it (section 13.3 of the Encoding Standard).</summary>
internal sealed class ShiftJisReader : MultiByteReader
{
    private const int Trails = 188;

    /// <summary>Characters that users may define stand here; they become private characters.</summary>
    private const int FirstPrivate = 8836, LastPrivate = 10715;

    private static readonly int[] Index = CharsetIndex.Of(CharsetIndex.Jis0208);

    public override int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var lead = rest[0];
        switch (lead)
        {
            case <= 0x80:
                return WriteAscii(lead, target, out units, out isError);
            case >= 0xA1 and <= 0xDF:
                return Write(0xFF61 + lead - 0xA1, read: 1, target, out units, out isError);
            case 0xA0 or > 0xFC:
                return Write(CharsetIndex.None, read: 1, target, out units, out isError);
        }

        if (rest.Length == 1 || rest[1] is not ((>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC)))
            return WritePair(CharsetIndex.None, rest, target, out units, out isError);
        var pointer = ((lead - (lead < 0xA0 ? 0x81 : 0xC1)) * Trails) + rest[1] - (rest[1] < 0x7F ? 0x40 : 0x41);
        return WritePair(pointer is >= FirstPrivate and <= LastPrivate ? 0xE000 + pointer - FirstPrivate : Index[pointer], rest, target, out units, out isError);
    }
}

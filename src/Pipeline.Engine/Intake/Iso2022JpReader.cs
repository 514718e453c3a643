namespace Pipeline.Engine.Intake;

/// <summary>ISO-2022-JP (section 13.2 of the Encoding Standard): escape sequences switch the set of characters, and their bytes count as part of the character that follows.</summary>
internal sealed class Iso2022JpReader : MultiByteReader
{
    private const byte Escape = 0x1B;
    private const int Trails = 94;

    private static readonly int[] Index = CharsetIndex.Of(CharsetIndex.Jis0208);

    private Set _set;

    /// <summary>Whether an escape sequence has been read, and no character after it: then another one is an error, so that nothing can be hidden between them.</summary>
    private bool _isSwitched;

    private enum Set
    {
        Ascii,
        Roman,
        Katakana,
        Kanji,
    }

    public override int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        var read = 0;
        while (read < rest.Length && rest[read] == Escape)
        {
            if (Switch(rest[read..]) is not { } set)
            {
                _isSwitched = false;
                return Write(CharsetIndex.None, read + 1, target, out units, out isError);
            }

            var isSecond = _isSwitched;
            (_set, _isSwitched) = (set, true);
            read += 3;
            if (isSecond)
                return Write(CharsetIndex.None, read, target, out units, out isError);
        }

        if (read == rest.Length)
        {
            (units, isError) = (0, false);
            return read;
        }

        _isSwitched = false;
        var first = rest[read];
        if (_set == Set.Kanji && first is >= 0x21 and <= 0x7E)
            return ReadKanji(rest[read..], target, out units, out isError) + read;
        return Write(One(first), read + 1, target, out units, out isError);
    }

    /// <summary>What a byte means by itself.</summary>
    private int One(byte value) => _set switch
    {
        Set.Katakana => value is >= 0x21 and <= 0x5F ? 0xFF61 + value - 0x21 : CharsetIndex.None,
        Set.Kanji => CharsetIndex.None,
        _ when value is >= 0x80 or 0x0E or 0x0F => CharsetIndex.None,
        Set.Roman when value == 0x5C => '¥',
        Set.Roman when value == 0x7E => '‾',
        _ => value,
    };

    private static int ReadKanji(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError)
    {
        if (rest.Length == 1 || rest[1] == Escape)
            return Write(CharsetIndex.None, read: 1, target, out units, out isError);
        return Write(rest[1] is >= 0x21 and <= 0x7E ? Index[((rest[0] - 0x21) * Trails) + rest[1] - 0x21] : CharsetIndex.None, read: 2, target, out units, out isError);
    }

    private static Set? Switch(ReadOnlySpan<byte> rest) => rest switch
    {
        [_, (byte)'(', (byte)'B', ..] => Set.Ascii,
        [_, (byte)'(', (byte)'J', ..] => Set.Roman,
        [_, (byte)'(', (byte)'I', ..] => Set.Katakana,
        [_, (byte)'$', (byte)'@' or (byte)'B', ..] => Set.Kanji,
        _ => null,
    };
}

namespace Pipeline.Engine.Intake;

/// <summary>Reads one character at a time of a multi-byte charset, by the decoders of the WHATWG Encoding Standard (sections 10 to 13).</summary>
/// <remarks>As there, an ASCII byte after a lead byte that it does not belong to is kept: a damaged character never swallows
/// the <c>&lt;</c> of a tag.</remarks>
internal abstract class MultiByteReader
{
    /// <summary>The reader of a charset, at the start of a text.</summary>
    /// <param name="charset">One for which <see cref="CharsetLabels.IsMultiByte"/> holds.</param>
    public static MultiByteReader Of(string charset) => charset switch
    {
        "big5" => new Big5Reader(),
        "euc-jp" => new EucJpReader(),
        "iso-2022-jp" => new Iso2022JpReader(),
        "shift_jis" => new ShiftJisReader(),
        "euc-kr" => new EucKrReader(),
        "gbk" or "gb18030" => new Gb18030Reader(),
        _ => throw new ArgumentOutOfRangeException(nameof(charset), charset, message: null),
    };

    /// <summary>Reads the next character.</summary>
    /// <param name="rest">All that is left; not empty.</param>
    /// <param name="target">Room for two UTF-16 code units.</param>
    /// <param name="units">How many were written; 0 only for escape sequences at the very end.</param>
    /// <param name="isError">Whether the bytes mean nothing and U+FFFD was written.</param>
    /// <returns>The bytes read, 1 or more.</returns>
    public abstract int Read(ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError);

    /// <summary>Writes one character, or U+FFFD.</summary>
    /// <param name="scalar">The character; <see cref="CharsetIndex.None"/> when the bytes mean nothing.</param>
    /// <param name="read">The bytes that it took.</param>
    /// <param name="target">Room for two UTF-16 code units.</param>
    /// <param name="units">How many were written.</param>
    /// <param name="isError">Whether U+FFFD was written for want of a character.</param>
    /// <returns><paramref name="read"/>.</returns>
    protected static int Write(int scalar, int read, Span<char> target, out int units, out bool isError)
    {
        isError = scalar < 0;
        if (scalar > 0xFFFF)
        {
            scalar -= 0x10000;
            (target[0], target[1]) = ((char)(0xD800 + (scalar >> 10)), (char)(0xDC00 + (scalar & 0x3FF)));
            units = 2;
            return read;
        }

        target[0] = isError ? '\uFFFD' : (char)scalar;
        units = 1;
        return read;
    }

    protected static int WriteAscii(byte value, Span<char> target, out int units, out bool isError)
    {
        (target[0], units, isError) = ((char)value, 1, false);
        return 1;
    }

    /// <summary>A lead byte and the byte after it; when they mean nothing, an ASCII byte is left for the next character.</summary>
    /// <param name="scalar">What the two bytes mean; <see cref="CharsetIndex.None"/> when nothing.</param>
    /// <param name="rest">From the lead byte on.</param>
    /// <param name="target">Room for two UTF-16 code units.</param>
    /// <param name="units">How many were written.</param>
    /// <param name="isError">Whether U+FFFD was written for want of a character.</param>
    /// <returns>The bytes read.</returns>
    protected static int WritePair(int scalar, ReadOnlySpan<byte> rest, Span<char> target, out int units, out bool isError) =>
        Write(scalar, scalar >= 0 || (rest.Length > 1 && rest[1] >= 0x80) ? 2 : 1, target, out units, out isError);
}

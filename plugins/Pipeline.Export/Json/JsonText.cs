using System.Buffers;
using System.Text.Unicode;

namespace Pipeline.Export.Json;

/// <summary>Writes JSON strings that people can read: only what must be escaped is, and what some reader takes for the end of a line.</summary>
/// <remarks>The in-box encoders escape every character outside the basic plane. O(text).</remarks>
internal static class JsonText
{
    private const string Controls =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(Controls + "\"\\\u0085\u2028\u2029");

    /// <summary>Adds <paramref name="text"/> in quotation marks; half a surrogate pair becomes U+FFFD.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        output.Write("\""u8);
        while (true)
        {
            var next = text.IndexOfAny(Escaped);
            Transcode(output, next < 0 ? text : text[..next]);
            if (next < 0)
                break;
            Escape(output, text[next]);
            text = text[(next + 1)..];
        }

        output.Write("\""u8);
    }

    private static void Transcode(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        // In pieces, so that a long text does not ask for three times its length at once.
        const int Piece = 16 * 1024;
        while (!text.IsEmpty)
        {
            var part = text.Length > Piece ? text[..Piece] : text;
            Utf8.FromUtf16(part, output.GetSpan((part.Length + 1) * 3), out var read, out var written, replaceInvalidSequences: true, isFinalBlock: part.Length == text.Length);
            output.Advance(written);
            text = text[read..];
        }
    }

    private static void Escape(IBufferWriter<byte> output, char c)
    {
        var letter = c switch
        {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\b' => 'b',
            '\f' => 'f',
            _ => '\0',
        };
        if (letter != '\0')
        {
            output.Write([(byte)'\\', (byte)letter]);
            return;
        }

        var digits = "0123456789abcdef"u8;
        output.Write([(byte)'\\', (byte)'u', digits[c >> 12], digits[(c >> 8) & 15], digits[(c >> 4) & 15], digits[c & 15]]);
    }
}

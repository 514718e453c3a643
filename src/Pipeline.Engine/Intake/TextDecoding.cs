using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>Bytes to text: chooses the charset, decodes as the WHATWG Encoding Standard does, and keeps the way back to bytes.</summary>
internal static class TextDecoding
{
    /// <summary>Decodes a file. The charset is that of the byte order mark, else the declared one (media type, then the page's
    /// <c>meta</c> or XML declaration) unless the bytes contradict it, else UTF-8 when the bytes are valid UTF-8, else the detected one.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="declared">A charset label that came with the file; null when none did.</param>
    /// <param name="mayBeHtml">Whether to look for a <c>meta</c> element.</param>
    public static DecodedText Decode(ReadOnlyMemory<byte> content, string? declared, bool mayBeHtml)
    {
        var bytes = content.Span;
        if (CharsetDeclaration.ByteOrderMark(bytes) is { } mark)
            return DecodeAs(content, mark.Charset, mark.Length);

        var label = CharsetLabels.Resolve(declared)
            ?? (mayBeHtml ? CharsetDeclaration.InMeta(bytes) : null)
            ?? CharsetDeclaration.InXml(bytes);
        if (label is null)
            return DecodeAs(content, CharsetDetection.Detect(bytes), start: 0);

        var contradicting = CharsetDetection.Contradicts(bytes, label);
        var decoded = DecodeAs(content, contradicting ?? label, start: 0);
        return contradicting is null ? decoded : decoded with { Overridden = label };
    }

    /// <summary>Decodes with a charset that is settled.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="charset">A WHATWG name, or <c>utf-32le</c> or <c>utf-32be</c>.</param>
    /// <param name="start">The length of the byte order mark.</param>
    public static DecodedText DecodeAs(ReadOnlyMemory<byte> content, string charset, int start)
    {
        var body = content[start..];
        switch (charset)
        {
            case CharsetLabels.Utf8:
                var text = Encoding.UTF8.GetString(body.Span);
                // A U+FFFD that the file itself holds was not replaced here.
                var replaced = text.AsSpan().Count('\uFFFD');
                if (replaced > 0)
                    replaced -= body.Span.Count("\uFFFD"u8);
                return new DecodedText(text, charset, ByteMap.Utf8(content, start), replaced);
            case "utf-16le" or "utf-16be":
                return Utf16Decoding.Decode(content, start, charset);
            case "utf-32le" or "utf-32be":
                return Utf32Decoding.Decode(content, start, charset);
            default:
                return CharsetLabels.IsMultiByte(charset)
                    ? MultiByteDecoding.Decode(content, start, charset)
                    : SingleByteDecoding.Decode(content, start, charset);
        }
    }
}

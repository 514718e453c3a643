using System.Buffers;
using System.Globalization;

namespace Pipeline.Engine.Intake;

/// <summary>Refuses content that is not text, so that a picture in the folder is quarantined with a reason and not summarized.</summary>
internal static class BinaryContent
{
    /// <summary>More control characters than this share of the text, and it is not text. Pages with stray NULs stay far below;
    /// compressed data, which spreads evenly over all bytes, has about one in nine.</summary>
    private const double MaximumControlShare = 0.02;

    private static readonly (byte[] Start, string Name)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or an office document"),
        ([0x1F, 0x8B, 0x08], "gzip-compressed data"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A], "a PNG image"),
        ("GIF87a"u8.ToArray(), "a GIF image"),
        ("GIF89a"u8.ToArray(), "a GIF image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an office document"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed data"),
    ];

    // Tab, line feed, vertical tab, form feed, carriage return and escape do occur in text.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static i => (char)i).Where(static c => c is not ('\t' or '\n' or '\v' or '\f' or '\r' or '\u001B'))]);

    /// <summary>Recognises the formats that are met in folders of documents by their first bytes.</summary>
    public static void ThrowIfSigned(ReadOnlySpan<byte> content)
    {
        foreach (var (start, name) in Signatures)
        {
            if (content.StartsWith(start))
                throw new StageException($"The content is not text: it starts like {name}. Convert it to text or HTML first, or leave it out of `include`.");
        }
    }

    /// <summary>Counts control characters.</summary>
    public static void ThrowIfNotText(string text)
    {
        var controls = 0;
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Controls) is var at and >= 0)
        {
            controls++;
            rest = rest[(at + 1)..];
        }

        if (controls > text.Length * MaximumControlShare)
        {
            throw new StageException(string.Create(
                CultureInfo.InvariantCulture,
                $"The content is not text: {controls} of its {text.Length} characters are control characters. Expected text in UTF-8, UTF-16 or a legacy charset."));
        }
    }
}

using System.Buffers;
using System.Text;
using UtfUnknown;

namespace Pipeline.Engine.Intake;

/// <summary>Tells the charset from the bytes alone.</summary>
internal static class CharsetDetection
{
    /// <summary>The detector reads this much, from the first byte that is not ASCII on: more does not change its mind.</summary>
    private const int Window = 128 * 1024;

    /// <summary>Below this the detector is guessing, and English news in Windows-1252 is the better guess.</summary>
    private const float MinimumConfidence = 0.6f;

    /// <summary>This many multi-byte sequences that are all valid UTF-8 do not come about by chance: one pair of letters in a
    /// legacy charset is valid UTF-8 in fewer than one case in eight.</summary>
    private const int ConvincingSequences = 4;

    // Quotation marks, dashes, ellipsis, euro, bullet, trade mark, no-break space, pound, section, ©, «, ®, °, ·, »: in English text that
    // has only these, and in no other, it does not matter which Windows charset it is.
    private static readonly SearchValues<byte> Punctuation = SearchValues.Create(
        [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB]);

    /// <summary>UTF-8 when valid, UTF-16 when every other byte is zero, else what the detector is confident of, else Windows-1252.</summary>
    /// <param name="content">The whole file, without a byte order mark.</param>
    public static string Detect(ReadOnlySpan<byte> content)
    {
        if (Utf16WithoutMark(content) is { } wide)
            return wide;
        var (valid, invalid) = Utf8Sequences(content);
        if (valid + invalid == 0 && (content.IndexOf("\u001B$B"u8) >= 0 || content.IndexOf("\u001B$@"u8) >= 0))
            return "iso-2022-jp";
        // A few damaged places in much valid UTF-8 are damage, not another charset.
        return invalid == 0 || valid > 8L * invalid ? CharsetLabels.Utf8 : DetectLegacy(content);
    }

    /// <summary>The charset to use instead of the declared one, when the bytes cannot be what is declared; null when they can.</summary>
    /// <param name="content">The whole file, without a byte order mark.</param>
    /// <param name="declared">A WHATWG name.</param>
    public static string? Contradicts(ReadOnlySpan<byte> content, string declared)
    {
        if (declared is "utf-16le" or "utf-16be")
            return Utf16WithoutMark(content) is null && content.IndexOf((byte)0) < 0 ? Detect(content) : null;
        if (declared == "iso-2022-jp" || content.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0)
            return null;
        var (valid, invalid) = Utf8Sequences(content);
        if (declared == CharsetLabels.Utf8)
            return invalid > 0 && invalid > valid ? DetectLegacy(content) : null;
        return invalid == 0 && valid >= ConvincingSequences ? CharsetLabels.Utf8 : null;
    }

    private static string DetectLegacy(ReadOnlySpan<byte> content)
    {
        var first = Math.Max(0, content.IndexOfAnyExceptInRange((byte)0, (byte)0x7F));
        var window = content[first..Math.Min(content.Length, first + Window)];
        if (OnlyPunctuation(window))
            return CharsetLabels.Windows1252;
        var best = CharsetDetector.DetectFromBytes(window.ToArray()).Detected;
        return best?.Confidence >= MinimumConfidence && CharsetLabels.Resolve(best.EncodingName) is { } name and not CharsetLabels.Utf8 ? name : CharsetLabels.Windows1252;
    }

    private static bool OnlyPunctuation(ReadOnlySpan<byte> content)
    {
        while (content.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var at and >= 0)
        {
            if (!Punctuation.Contains(content[at]))
                return false;
            content = content[(at + 1)..];
        }

        return true;
    }

    private static string? Utf16WithoutMark(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length & ~1, 4096)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return pairs < 2 ? null
            : odd > pairs * 0.7 && even < pairs * 0.05 ? "utf-16le"
            : even > pairs * 0.7 && odd < pairs * 0.05 ? "utf-16be"
            : null;
    }

    /// <summary>Counts the multi-byte sequences of UTF-8 that are valid and those that are not.</summary>
    private static (int Valid, int Invalid) Utf8Sequences(ReadOnlySpan<byte> content)
    {
        int valid = 0, invalid = 0;
        while (content.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var at and >= 0)
        {
            content = content[at..];
            if (Rune.DecodeFromUtf8(content, out _, out var length) == OperationStatus.Done)
                valid++;
            else
                invalid++;
            content = content[length..];
        }

        return (valid, invalid);
    }
}

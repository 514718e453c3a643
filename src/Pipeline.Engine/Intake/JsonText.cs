using System.Globalization;
using System.Text;

namespace Pipeline.Engine.Intake;

/// <summary>The text of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>Replaces the escapes. Half a surrogate pair becomes U+FFFD, where .NET's reader would throw. Linear time.</summary>
    /// <param name="raw">What stands between the quotation marks of a string that was checked, in UTF-8.</param>
    /// <returns>UTF-8, as far as <paramref name="raw"/> is.</returns>
    public static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new byte[raw.Length];
        var length = 0;
        while (raw.IndexOf((byte)'\\') is var at and >= 0)
        {
            raw[..at].CopyTo(text.AsSpan(length));
            length += at;
            raw = raw[at..];
            if (raw[1] != 'u')
            {
                text[length++] = raw[1] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', var other => other };
                raw = raw[2..];
                continue;
            }

            var first = Unit(raw);
            raw = raw[6..];
            var rune = Rune.ReplacementChar;
            if (char.IsHighSurrogate(first) && raw is [(byte)'\\', (byte)'u', ..] && Rune.TryCreate(first, Unit(raw), out var pair))
            {
                rune = pair;
                raw = raw[6..];
            }
            else if (Rune.TryCreate(first, out var single))
            {
                rune = single;
            }

            length += rune.EncodeToUtf8(text.AsSpan(length));
        }

        raw.CopyTo(text.AsSpan(length));
        return text[..(length + raw.Length)];
    }

    private static char Unit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Export.WebAnnotations;

/// <summary>Names of annotations: the same for the same thing, on every machine.</summary>
internal static class Urn
{
    /// <summary>A <c>urn:uuid:</c> of version 8 (RFC 9562), of the SHA-256 of the facts, each with its length before it.</summary>
    public static string Of(params ReadOnlySpan<string> facts)
    {
        var name = new StringBuilder();
        foreach (var fact in facts)
            name.Append(CultureInfo.InvariantCulture, $"{fact.Length}:{fact}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name.ToString()), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(hash[..16], bigEndian: true).ToString("D");
    }
}

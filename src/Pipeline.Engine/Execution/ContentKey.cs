using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Engine.Execution;

/// <summary>The hash of all that a source gave of a document: its bytes, and the media type and facts that came beside them.</summary>
internal static class ContentKey
{
    /// <param name="item">What the source knows.</param>
    /// <param name="sha256">Of the bytes, in lower-case hexadecimal.</param>
    /// <returns>The hash of the bytes where the source gave nothing else; otherwise one over everything.</returns>
    public static string Of(SourceItem item, string sha256)
    {
        if (item.MediaType is null && item.Metadata.IsEmpty)
            return sha256;
        var all = new StringBuilder(sha256).Append('\n').Append(item.MediaType);
        foreach (var (key, value) in item.Metadata)
            all.Append('\n').Append(key.Length).Append(' ').Append(key).Append(value.Length).Append(' ').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}

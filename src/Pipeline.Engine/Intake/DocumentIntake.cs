using System.Globalization;
using System.Security.Cryptography;

namespace Pipeline.Engine.Intake;

/// <summary>Makes a document from the bytes that a source read: media type, charset, text, and the map from text to bytes.</summary>
internal static class DocumentIntake
{
    /// <summary>How many characters or bytes could not be decoded and stand as U+FFFD; absent when none.</summary>
    public const string ReplacedKey = "decoding.replaced";

    /// <summary>The charset that was declared when the bytes contradict it and another was used; absent otherwise.</summary>
    public const string DeclaredKey = "decoding.declared";

    /// <summary>Decodes one document. O(bytes) time; the text is one string, and the byte map is built when first asked.</summary>
    /// <param name="item">What the source knows.</param>
    /// <param name="content">The original bytes.</param>
    /// <exception cref="StageException">The content is not text.</exception>
    public static Document Create(SourceItem item, ReadOnlyMemory<byte> content) =>
        Create(item, content, Convert.ToHexStringLower(SHA256.HashData(content.Span)));

    /// <inheritdoc cref="Create(SourceItem, ReadOnlyMemory{byte})"/>
    /// <param name="item">What the source knows.</param>
    /// <param name="content">The original bytes.</param>
    /// <param name="sha256">Of the bytes, in lower-case hexadecimal.</param>
    public static Document Create(SourceItem item, ReadOnlyMemory<byte> content, string sha256)
    {
        ArgumentNullException.ThrowIfNull(item);
        var (mediaType, charset) = MediaTypes.Parse(item.MediaType);
        mediaType ??= MediaTypes.FromName(item.Uri);
        BinaryContent.ThrowIfSigned(content.Span);

        var decoded = TextDecoding.Decode(content, charset, mayBeHtml: mediaType is null || MediaTypes.IsHtml(mediaType));
        BinaryContent.ThrowIfNotText(decoded.Text);

        var source = new SourceInfo
        {
            Uri = item.Uri,
            MediaType = mediaType ?? MediaTypes.FromText(decoded.Text),
            Length = content.Length,
            Sha256 = sha256,
            Charset = decoded.Charset,
        };
        var document = Document.Create(item.Id, source, content, decoded.Text, decoded.Bytes);
        foreach (var (key, value) in item.Metadata)
            document = document.WithMetadata(key, value);
        if (decoded.Replaced > 0)
            document = document.WithMetadata(ReplacedKey, decoded.Replaced.ToString(CultureInfo.InvariantCulture));
        return document.WithMetadata(DeclaredKey, decoded.Overridden);
    }
}

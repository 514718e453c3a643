using System.Security.Cryptography;

namespace Pipeline.Http.Storage;

/// <summary>The header of a document that is still arriving. Its length is known from the start, so that the bytes can follow it on the disk before
/// an id is made from them.</summary>
internal sealed class DraftHeader
{
    private const string Prefix = "http/";
    private const int DigestDigits = 16;

    private readonly InboxHeader _header;
    private readonly bool _hasId;

    /// <param name="id">What the sender calls the document; null to name it by its content.</param>
    /// <param name="uri">Where the original is; null for the id.</param>
    /// <param name="header">Makes the header of an id and an address.</param>
    public DraftHeader(string? id, string? uri, Func<string, string, InboxHeader> header)
    {
        _hasId = id is not null;
        var known = id ?? Prefix + new string('0', DigestDigits);
        _header = header(known, uri ?? known);
        Length = InboxFile.HeaderBytes(_header).Length;
    }

    /// <summary>Of the header on the disk, in bytes.</summary>
    public int Length { get; }

    /// <summary>The header once all bytes are there.</summary>
    public InboxHeader Complete(IncrementalHash content)
    {
        if (_hasId)
            return _header;
        var id = Prefix + Convert.ToHexStringLower(content.GetHashAndReset())[..DigestDigits];
        return _header with { Id = id, Uri = _header.Uri.Equals(_header.Id, StringComparison.Ordinal) ? id : _header.Uri };
    }
}

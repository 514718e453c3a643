using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Http;

/// <summary>Options of the <c>http</c> source.</summary>
public sealed class HttpSourceOptions : IValidatableObject
{
    internal const int ShortestToken = 16;

    /// <summary>A document is one array in memory when it is run.</summary>
    internal static readonly ByteSize LargestDocument = new(1_000_000_000);

    /// <summary>Where to listen: an IP address and a port.</summary>
    [Required]
    [Description("Where to listen: an IP address and a port, such as 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:8080; port 0 picks a free one.")]
    public string Listen { get; set; } = "127.0.0.1:8080";

    /// <summary>What senders must show as <c>Authorization: Bearer …</c>; null for nothing, on a loopback address alone.</summary>
    [PasswordPropertyText(true)]
    [Description("What senders must show as `Authorization: Bearer …`, at least 16 characters; best ${env:NAME}. Required unless `listen` is a loopback address.")]
    public string? Token { get; set; }

    /// <summary>Larger documents are refused.</summary>
    [Description("Larger documents are refused with 413.")]
    public ByteSize MaxSize { get; set; } = new(10_000_000);

    /// <summary>How many documents may wait or be in work; beyond it, senders are asked to come back later.</summary>
    [Range(1, 1_000_000)]
    [Description("How many accepted documents may wait or be in work; beyond it, senders get 429 and are to come back later.")]
    public int MaxPending { get; set; } = 10_000;

    /// <summary>How many bytes the documents that wait or are in work may have together.</summary>
    [Description("How many bytes the accepted documents that wait or are in work may have together; beyond it, senders get 429.")]
    public ByteSize MaxPendingSize { get; set; } = new(1_000_000_000);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!ListenAddress.TryParse(Listen, out var address))
            yield return new ValidationResult($"`{Listen}` is not an IP address and a port: write 127.0.0.1:8080, [::1]:8080, or 0.0.0.0:8080 for every address of the machine.", [nameof(Listen)]);
        else if (!address.IsLoopback && Token is null)
            yield return new ValidationResult($"`{Listen}` can be reached from other machines, so that senders must show a token: set `token: ${{env:PIPELINE_TOKEN}}`, or listen on 127.0.0.1:{address.Port}.", [nameof(Listen)]);
        if (Token is not null && (Token.Length < ShortestToken || Token.AsSpan().ContainsAnyExceptInRange('!', '~')))
            yield return new ValidationResult($"expected at least {ShortestToken} letters, digits or signs of ASCII without spaces, such as from `openssl rand -hex 32`.", [nameof(Token)]);
        if (MaxSize.Bytes < 1 || MaxSize.CompareTo(LargestDocument) > 0)
            yield return new ValidationResult($"expected 1B to {LargestDocument}, got {MaxSize}.", [nameof(MaxSize)]);
        if (MaxPendingSize.CompareTo(MaxSize) < 0)
            yield return new ValidationResult($"{MaxPendingSize} is less than the `max-size` of {MaxSize}, so that a document within the limit could never be accepted: raise it, or lower `max-size`.", [nameof(MaxPendingSize)]);
    }
}

using Pipeline.Http.Storage;

namespace Pipeline.Http.Serving;

/// <summary>What a listener lets in. Replaced as a whole when the pipeline file changes.</summary>
/// <param name="Token">What senders must show; null for nothing.</param>
/// <param name="MaxSize">Larger documents are refused.</param>
/// <param name="Limits">How much may be pending.</param>
internal sealed record ServingRules(BearerToken? Token, ByteSize MaxSize, InboxLimits Limits)
{
    public static ServingRules Of(HttpSourceOptions options) => new(
        options.Token is { } token ? new BearerToken(token) : null,
        options.MaxSize,
        new InboxLimits(options.MaxPending, options.MaxPendingSize.Bytes));
}

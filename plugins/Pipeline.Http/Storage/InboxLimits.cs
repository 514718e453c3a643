namespace Pipeline.Http.Storage;

/// <summary>How much may be in an inbox, documents that are just arriving included.</summary>
/// <param name="Documents">The number of documents.</param>
/// <param name="Bytes">Their bytes.</param>
internal readonly record struct InboxLimits(long Documents, long Bytes);

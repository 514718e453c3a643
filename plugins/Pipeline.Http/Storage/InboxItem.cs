namespace Pipeline.Http.Storage;

/// <summary>A file of the inbox as a document that is read when a lane takes it.</summary>
internal static class InboxItem
{
    /// <param name="entry">The document.</param>
    /// <param name="reader">Who has taken it.</param>
    /// <param name="inbox">The inbox that it is in.</param>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public static SourceItem Of(InboxEntry entry, InboxReader reader, Inbox inbox)
    {
        var path = inbox.PathOf(entry.FileName);
        InboxHeader? header;
        try
        {
            header = InboxFile.ReadHeader(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            header = null; // somebody has removed it: reading says so
        }

        if (header is null)
            return Damaged(entry, reader, path);

        // What could not be read is no copy of anything: the file stays the only one.
        var isUnread = false;
        return new SourceItem
        {
            Id = new DocumentId(header.Id),
            Uri = header.Uri,
            MediaType = header.MediaType,
            Metadata = header.Metadata.WithComparers(StringComparer.Ordinal),
            ReadAsync = async cancellationToken =>
            {
                isUnread = true;
                var body = await InboxFile.ReadBodyAsync(path, cancellationToken);
                isUnread = false;
                return body;
            },
            OnEndedAsync = _ => Ended(entry, reader, keepFile: isUnread && File.Exists(path)),
        };
    }

    private static SourceItem Damaged(InboxEntry entry, InboxReader reader, string path) => new()
    {
        Id = new DocumentId("http/" + entry.FileName),
        Uri = "http/" + entry.FileName,
        ReadAsync = _ => throw (File.Exists(path)
            ? new StageException($"`{path}` does not start with a line of JSON that says what it is: it was not written by this program, or was changed. It is kept as `{entry.FileName}.damaged`.")
            : new FileNotFoundException($"`{path}` is gone.", path)),
        OnEndedAsync = _ => Ended(entry, reader, keepFile: File.Exists(path)),
    };

    private static ValueTask Ended(InboxEntry entry, InboxReader reader, bool keepFile)
    {
        reader.Ended(entry, keepFile);
        return ValueTask.CompletedTask;
    }
}

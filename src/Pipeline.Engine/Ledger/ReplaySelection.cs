namespace Pipeline.Engine.Ledger;

/// <summary>Which documents of the quarantine are meant; all of them when nothing is said.</summary>
public sealed record ReplaySelection
{
    /// <summary>One document: its id, the path of its file from the current folder, the name of its folder, or the beginning of one of them.</summary>
    public string? Document { get; init; }

    /// <summary>The folder of the pipeline file, absolute; for documents that are named by a path.</summary>
    public string Directory { get; init; } = "";

    /// <summary>The id of the stage that failed.</summary>
    public string? Stage { get; init; }

    /// <summary>A part of the reason, in capitals or not.</summary>
    public string? Reason { get; init; }

    /// <summary>Those of a quarantine that are meant.</summary>
    /// <typeparam name="T">What stands for a document.</typeparam>
    /// <param name="all">The quarantine.</param>
    /// <param name="facts">Of each: its id, the name of its folder, the stage, and the reason.</param>
    /// <returns>In the order given. More than one for a document's name says that it is the beginning of several.</returns>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, Func<T, (string Id, string? Folder, string? Stage, string? Reason)> facts)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(facts);
        if (Document is null)
        {
            return [.. all.Where(item => facts(item) is var (_, _, stage, reason)
                && (Stage is null || Stage == stage)
                && (Reason is null || reason?.Contains(Reason, StringComparison.OrdinalIgnoreCase) == true))];
        }

        var ids = DocumentNames.Ids(Document, Directory);
        T[] named = [.. all.Where(item => facts(item) is var (id, folder, _, _) && (ids.Contains(id, StringComparer.Ordinal) || folder == Document))];
        return named.Length > 0
            ? named
            : [.. all.Where(item => facts(item) is var (id, folder, _, _) && (id.StartsWith(Document, StringComparison.Ordinal) || folder?.StartsWith(Document, StringComparison.Ordinal) == true))];
    }
}

namespace Pipeline.Engine.Ledger;

/// <summary>Something between a ledger and what is on the disk.</summary>
/// <param name="Kind">What.</param>
/// <param name="Message">In one line; text of documents' names included as it is.</param>
public sealed record StateProblem(StateProblemKind Kind, string Message)
{
    /// <summary>The document; null when it is no single one.</summary>
    public string? Document { get; init; }

    /// <summary>The target of the export; null when it is none.</summary>
    public string? Target { get; init; }

    /// <summary>The name of the folder in the quarantine; null when it is none.</summary>
    public string? Folder { get; init; }

    internal long Key { get; init; }
}

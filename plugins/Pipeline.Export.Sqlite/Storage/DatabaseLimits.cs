namespace Pipeline.Export.Sqlite.Storage;

/// <summary>How long and how much a database may take.</summary>
internal sealed class DatabaseLimits
{
    /// <summary>How long to wait for another program that writes. A program that keeps a write open for longer does not write, it hangs.</summary>
    public int BusySeconds { get; init; } = 5;

    /// <summary>How large the file may grow, in pages of 4096 bytes, from the next connection on; null for as large as the disk. For tests of a
    /// full disk.</summary>
    public int? MaxPages { get; set; }
}

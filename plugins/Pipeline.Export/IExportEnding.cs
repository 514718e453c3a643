namespace Pipeline.Export;

/// <summary>What a file ends with, as its records make it. Memory is bounded, whatever their number. Not thread-safe.</summary>
internal interface IExportEnding
{
    /// <summary>What brings this back in a later run, through <see cref="IExportFormat.EndingOf"/>; empty when there is nothing to bring back.</summary>
    IReadOnlyList<string> State { get; }

    /// <summary>Told of each record that is in the file now, in order.</summary>
    /// <param name="entry">See <see cref="ExportRecord.Entry"/>.</param>
    /// <returns>False, and nothing is changed, when the entry is none of this format.</returns>
    bool Add(string? entry);

    /// <summary>The bytes behind the last record.</summary>
    ReadOnlyMemory<byte> Footer();
}

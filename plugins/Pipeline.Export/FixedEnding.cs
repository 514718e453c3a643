namespace Pipeline.Export;

/// <summary>The same ending whatever the records.</summary>
internal sealed class FixedEnding(ReadOnlyMemory<byte> footer = default) : IExportEnding
{
    /// <inheritdoc/>
    public IReadOnlyList<string> State => [];

    /// <inheritdoc/>
    public bool Add(string? entry) => true;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Footer() => footer;
}

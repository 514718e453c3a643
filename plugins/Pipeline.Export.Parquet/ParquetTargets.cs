using System.Collections.Concurrent;

namespace Pipeline.Export.Parquet;

/// <summary>The folders that the stages of this process write to, so that no two write to one. Thread-safe.</summary>
internal sealed class ParquetTargets
{
    private readonly ConcurrentDictionary<string, byte> _claimed = new(
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Takes a folder for one stage; false when another has it.</summary>
    public bool TryClaim(string path) => _claimed.TryAdd(path, 0);

    public void Release(string path) => _claimed.TryRemove(path, out _);
}

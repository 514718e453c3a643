using System.Collections.Concurrent;

namespace Pipeline.Export.Sqlite;

/// <summary>The databases that the stages of this process write to, so that no two write to one. Thread-safe.</summary>
internal sealed class SqliteTargets
{
    private readonly ConcurrentDictionary<string, byte> _claimed = new(
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Takes a database for one stage; false when another has it.</summary>
    public bool TryClaim(string path) => _claimed.TryAdd(path, 0);

    public void Release(string path) => _claimed.TryRemove(path, out _);
}

using System.Collections.Concurrent;

namespace Pipeline.Export.Postgres;

/// <summary>The schemas that the stages of this process write to, so that no two write to one. Thread-safe.</summary>
internal sealed class PostgresTargets
{
    private readonly ConcurrentDictionary<string, byte> _claimed = new(StringComparer.Ordinal);

    /// <summary>Takes a schema for one stage; false when another has it.</summary>
    public bool TryClaim(string target) => _claimed.TryAdd(target, 0);

    public void Release(string target) => _claimed.TryRemove(target, out _);
}

using System.Runtime.InteropServices;

namespace Pipeline.Engine.Intake;

/// <summary>Decides which files are complete and new: what was offered of each, and since when the others have not changed.</summary>
/// <remarks>Holds one entry for each file: its path, length and time, some 120 bytes beside the path. Every operation takes constant time but for
/// <see cref="Settled"/>, O(files that wait), and <see cref="Missing"/>, O(files).</remarks>
/// <param name="settle">How long a file must not have changed.</param>
/// <param name="time">The clock.</param>
internal sealed class WatchedFiles(TimeSpan settle, TimeProvider time)
{
    private readonly Dictionary<string, (FileVersion Version, int Scan)> _offered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileVersion Version, long Since)> _waiting = new(StringComparer.Ordinal);
    private int _scan;

    /// <summary>Files that may not be complete yet.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>From here on files are marked as seen by a new scan.</summary>
    public void BeginScan() => _scan++;

    /// <summary>Takes note of a file.</summary>
    /// <returns>Whether it is to be offered now.</returns>
    public bool See(string path, FileVersion version, Arrival arrival)
    {
        ref var offered = ref CollectionsMarshal.GetValueRefOrNullRef(_offered, path);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref offered))
        {
            offered.Scan = _scan;
            if (offered.Version == version && arrival != Arrival.Renamed)
            {
                _waiting.Remove(path);
                return false;
            }
        }

        var isComplete = (arrival >= Arrival.Appeared && time.GetUtcNow().UtcDateTime - version.LastWrite >= settle)
            || (_waiting.TryGetValue(path, out var waiting) && waiting.Version == version && time.GetElapsedTime(waiting.Since) >= settle);
        if (isComplete)
        {
            _waiting.Remove(path);
            _offered[path] = (version, _scan);
        }
        else if (!_waiting.TryGetValue(path, out waiting) || waiting.Version != version)
        {
            _waiting[path] = (version, time.GetTimestamp());
        }

        return isComplete;
    }

    /// <summary>Takes note that a file is not there.</summary>
    /// <returns>Whether it was offered once.</returns>
    public bool Forget(string path)
    {
        _waiting.Remove(path);
        return _offered.Remove(path);
    }

    /// <summary>The files that were last seen to change long enough ago, in ordinal order. They must be looked at again.</summary>
    public List<string> Settled()
    {
        var settled = new List<string>();
        foreach (var (path, waiting) in _waiting)
        {
            if (time.GetElapsedTime(waiting.Since) >= settle)
                settled.Add(path);
        }

        settled.Sort(StringComparer.Ordinal);
        return settled;
    }

    /// <summary>The files that were offered and that the scan has not seen, in ordinal order.</summary>
    public List<string> Missing()
    {
        var missing = new List<string>();
        foreach (var (path, offered) in _offered)
        {
            if (offered.Scan != _scan)
                missing.Add(path);
        }

        missing.Sort(StringComparer.Ordinal);
        return missing;
    }
}

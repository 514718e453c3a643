using System.IO.Enumeration;
using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>Finds the files that match glob patterns, in ordinal order of their absolute paths, each once.</summary>
/// <remarks>Holds the names of one folder at each level of the walk, never those of the whole corpus. What the engine itself keeps in the state
/// folder, such as quarantined documents, is not found, save by a pattern that starts in there. One walk at a time, but for
/// <see cref="Count(CancellationToken)"/> and <see cref="Match"/>, which any thread may call.</remarks>
internal sealed partial class FileWalk(PipelineContext context, IEnumerable<string> include, IEnumerable<string> exclude, ILogger logger)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly GlobPattern[] _include = [.. include.Select(pattern => GlobPattern.Parse(context.Directory, pattern))];
    private readonly GlobPattern[] _exclude = [.. exclude.Select(pattern => GlobPattern.Parse(context.Directory, pattern))];
    private readonly string _stateDirectory = Path.TrimEndingDirectorySeparator(context.StateDirectory);
    private HashSet<string> _unreadable = new(StringComparer.Ordinal);
    private HashSet<string> _unreadableBefore = new(StringComparer.Ordinal);

    /// <summary>The folders that the walks start from, and whether they go deeper.</summary>
    public IEnumerable<(string Folder, bool IsDeep)> Roots =>
        _include.GroupBy(static pattern => pattern.Root, static (root, patterns) => (root, patterns.Any(static pattern => pattern.IsDeep)), StringComparer.Ordinal);

    /// <summary>How many files there are. Holds no names.</summary>
    public long Count(CancellationToken cancellationToken)
    {
        long count = 0;
        for (var i = 0; i < _include.Length; i++)
            count += Count(i, _include[i].Root, _include[i].Start, cancellationToken);
        return count;
    }

    /// <summary>Absolute paths. A folder that cannot be read is left out, and logged unless that was so in the walk before.</summary>
    public IEnumerable<string> Files()
    {
        (_unreadable, _unreadableBefore) = (_unreadableBefore, _unreadable);
        _unreadable.Clear();
        return Merge(_include.Select(pattern => Walk(pattern.Root, pattern, pattern.Start)));
    }

    /// <summary>Absolute paths of the files in and below one folder.</summary>
    public IEnumerable<string> FilesIn(string folder)
    {
        var isLink = new DirectoryInfo(folder) is { Exists: true } info && info.Attributes.HasFlag(FileAttributes.ReparsePoint);
        return Merge(_include
            .Where(pattern => !isLink || (Path.GetDirectoryName(folder) is { } parent && pattern.FollowsLinks(pattern.At(parent))))
            .Select(pattern => Walk(folder, pattern, pattern.At(folder))));
    }

    /// <summary>What a path would be to a walk. It need not exist, and links are not looked at.</summary>
    /// <returns>Whether it is one of the files, should it be a file, and whether files may be below it, should it be a folder.</returns>
    public (bool AsFile, bool AsFolder) Match(string path)
    {
        bool asFile = false, asFolder = false;
        foreach (var pattern in _include)
        {
            var states = IsKept(path, pattern) ? pattern.At(path) : 0;
            asFolder |= states != 0;
            asFile |= pattern.IsMatch(states);
        }

        foreach (var pattern in _exclude)
            asFile &= !pattern.IsMatch(pattern.At(path));
        return (asFile, asFolder);
    }

    /// <summary>Whether the last walk could not see the file, because a folder above it could not be read.</summary>
    public bool IsHidden(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null && _unreadable.Count > 0; folder = Path.GetDirectoryName(folder))
        {
            if (_unreadable.Contains(folder))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Merge(IEnumerable<IEnumerable<string>> ordered)
    {
        // Every walk is in order by itself; together they are merged, as few as there are patterns.
        var walks = ordered.Select(static walk => walk.GetEnumerator()).Where(static walk => walk.MoveNext()).ToList();
        string? last = null;
        while (walks.Count > 0)
        {
            var first = walks[0];
            foreach (var walk in walks)
                first = string.CompareOrdinal(walk.Current, first.Current) < 0 ? walk : first;
            if (first.Current != last)
                yield return last = first.Current;
            if (!first.MoveNext())
                walks.Remove(first);
        }
    }

    private IEnumerable<string> Walk(string folder, GlobPattern pattern, ulong states)
    {
        if (states == 0 || !IsKept(folder, pattern))
            yield break;
        var excluded = Array.ConvertAll(_exclude, exclusion => exclusion.At(folder));
        foreach (var (key, isFolder) in Entries(folder, pattern, states))
        {
            var name = isFolder ? key[..^1] : key;
            var next = pattern.Step(states, name);
            if (next == 0)
                continue;
            var path = Path.Join(folder, name);
            if (isFolder)
            {
                foreach (var file in Walk(path, pattern, next))
                    yield return file;
            }
            else if (pattern.IsMatch(next) && !IsMatch(_exclude, excluded, name))
            {
                yield return path;
            }
        }
    }

    private long Count(int include, string folder, ulong states, CancellationToken cancellationToken)
    {
        // What an earlier pattern finds too is counted there.
        var pattern = _include[include];
        if (!IsKept(folder, pattern))
            return 0;
        var others = _exclude.Concat(_include.Take(include)).ToArray();
        var otherStates = Array.ConvertAll(others, other => other.At(folder));
        long count = 0;
        foreach (var (key, isFolder) in Read(folder, pattern.FollowsLinks(states), onUnreadable: null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = isFolder ? key[..^1] : key;
            var next = pattern.Step(states, name);
            if (next == 0)
                continue;
            if (isFolder)
                count += Count(include, Path.Join(folder, name), next, cancellationToken);
            else if (pattern.IsMatch(next) && !IsMatch(others, otherStates, name))
                count++;
        }

        return count;
    }

    private static bool IsMatch(GlobPattern[] patterns, ulong[] states, string name)
    {
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] != 0 && patterns[i].IsMatch(patterns[i].Step(states[i], name)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a path is outside the state folder, or the pattern starts in there.</summary>
    private bool IsKept(string path, GlobPattern pattern) => !IsIn(path, _stateDirectory) || IsIn(pattern.Root, _stateDirectory);

    private static bool IsIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>What is in a folder, in the order in which the paths come: that of a folder counts with the slash after it.</summary>
    private List<(string Key, bool IsFolder)> Entries(string folder, GlobPattern pattern, ulong states)
    {
        List<(string Key, bool IsFolder)> entries = [.. Read(folder, pattern.FollowsLinks(states), OnUnreadable)];
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    /// <summary>Files, and folders with a slash after the name. Ends early where the folder cannot be read.</summary>
    private static IEnumerable<(string Key, bool IsFolder)> Read(string folder, bool followLinks, Action<string, Exception>? onUnreadable)
    {
        IEnumerator<(string Key, bool IsFolder)>? entries = null;
        try
        {
            while (true)
            {
                try
                {
                    entries ??= Open(folder, followLinks);
                    if (!entries.MoveNext())
                        break;
                }
                catch (DirectoryNotFoundException)
                {
                    // Nothing there, or gone since its name was read.
                    break;
                }
                catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
                {
                    onUnreadable?.Invoke(folder, exception);
                    break;
                }

                yield return entries.Current;
            }
        }
        finally
        {
            entries?.Dispose();
        }
    }

    private static IEnumerator<(string Key, bool IsFolder)> Open(string folder, bool followLinks) =>
        new FileSystemEnumerable<(string Key, bool IsFolder)>(
            folder,
            static (ref entry) => entry.IsDirectory ? (string.Concat(entry.FileName, "/"), true) : (entry.FileName.ToString(), false),
            Everything)
        {
            ShouldIncludePredicate = (ref entry) => followLinks || !entry.IsDirectory || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        }.GetEnumerator();

    private void OnUnreadable(string folder, Exception reason)
    {
        if (_unreadable.Add(folder) && !_unreadableBefore.Contains(folder))
            LogUnreadable(logger, folder, reason.Message);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder {Folder} cannot be read, and is left out: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string folder, string reason);
}

using System.IO.Enumeration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pipeline.Engine.Intake;

/// <summary>Finds the files that match glob patterns, in ordinal order of their absolute paths, each once.</summary>
/// <remarks>Holds the names of one folder at each level of the walk, never those of the whole corpus.</remarks>
internal sealed partial class FileWalk(string directory, IEnumerable<string> include, IEnumerable<string> exclude, ILogger logger)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly GlobPattern[] _include = [.. include.Select(pattern => GlobPattern.Parse(directory, pattern))];
    private readonly GlobPattern[] _exclude = [.. exclude.Select(pattern => GlobPattern.Parse(directory, pattern))];

    /// <summary>How many files there are. Holds no names.</summary>
    public long Count(CancellationToken cancellationToken)
    {
        long count = 0;
        for (var i = 0; i < _include.Length; i++)
            count += Count(i, _include[i].Root, _include[i].Start, cancellationToken);
        return count;
    }

    /// <summary>Absolute paths.</summary>
    public IEnumerable<string> Files()
    {
        // Every walk is in order by itself; together they are merged, as few as there are patterns.
        var walks = _include.Select(pattern => Walk(pattern.Root, pattern, pattern.Start).GetEnumerator()).Where(static walk => walk.MoveNext()).ToList();
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
        var others = _exclude.Concat(_include.Take(include)).ToArray();
        var otherStates = Array.ConvertAll(others, other => other.At(folder));
        long count = 0;
        foreach (var (key, isFolder) in Read(folder, pattern.FollowsLinks(states), NullLogger.Instance))
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

    /// <summary>What is in a folder, in the order in which the paths come: that of a folder counts with the slash after it.</summary>
    private List<(string Key, bool IsFolder)> Entries(string folder, GlobPattern pattern, ulong states)
    {
        List<(string Key, bool IsFolder)> entries = [.. Read(folder, pattern.FollowsLinks(states), logger)];
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    /// <summary>Files, and folders with a slash after the name. A folder that cannot be read is logged and left out.</summary>
    private static IEnumerable<(string Key, bool IsFolder)> Read(string folder, bool followLinks, ILogger logger)
    {
        IEnumerator<(string Key, bool IsFolder)> entries;
        try
        {
            entries = new FileSystemEnumerable<(string Key, bool IsFolder)>(
                folder,
                static (ref entry) => entry.IsDirectory ? (string.Concat(entry.FileName, "/"), true) : (entry.FileName.ToString(), false),
                Everything)
            {
                ShouldIncludePredicate = (ref entry) => followLinks || !entry.IsDirectory || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            }.GetEnumerator();
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing there, or gone since its name was read.
            yield break;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            LogUnreadable(logger, folder, exception.Message);
            yield break;
        }

        using (entries)
        {
            while (entries.MoveNext())
                yield return entries.Current;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder {Folder} cannot be read, and is left out: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string folder, string reason);
}

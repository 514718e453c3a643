using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>Finds the files that match glob patterns, in ordinal order of their absolute paths, each once.</summary>
/// <remarks>Holds the names of one folder at each level of the walk, never those of the whole corpus.</remarks>
internal sealed partial class FileWalk(string directory, IEnumerable<string> include, IEnumerable<string> exclude, ILogger logger)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly GlobPattern[] _include = [.. include.Select(pattern => GlobPattern.Parse(directory, pattern))];
    private readonly GlobPattern[] _exclude = [.. exclude.Select(pattern => GlobPattern.Parse(directory, pattern))];

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
            else if (pattern.IsMatch(next) && !IsExcluded(excluded, name))
            {
                yield return path;
            }
        }
    }

    private bool IsExcluded(ulong[] states, string name)
    {
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] != 0 && _exclude[i].IsMatch(_exclude[i].Step(states[i], name)))
                return true;
        }

        return false;
    }

    /// <summary>What is in a folder, in the order in which the paths come: that of a folder counts with the slash after it.</summary>
    private List<(string Key, bool IsFolder)> Entries(string folder, GlobPattern pattern, ulong states)
    {
        var entries = new List<(string Key, bool IsFolder)>();
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
            {
                if (entry is FileInfo)
                    entries.Add((entry.Name, false));
                else if (pattern.FollowsLinks(states) || !entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    entries.Add((entry.Name + "/", true));
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing there, or gone since its name was read.
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            LogUnreadable(logger, folder, exception.Message);
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return entries;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folder {Folder} cannot be read, and is left out: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string folder, string reason);
}

using System.ComponentModel.DataAnnotations;
using System.IO.Enumeration;
using System.Numerics;

namespace Pipeline.Engine.Intake;

/// <summary>A glob pattern over absolute paths, matched one name at a time, so that a walk can leave folders out. Immutable.</summary>
/// <remarks><c>*</c> and <c>?</c> match within a name, <c>**</c> any number of folders. The states are positions in the pattern, as in a
/// non-deterministic automaton kept as bits: a step is O(names in the pattern) times the length of the name.</remarks>
internal sealed class GlobPattern
{
    private const int MaxNames = 62;

    private static readonly StringComparison PathComparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string[] _names;

    private GlobPattern(string root, string[] names)
    {
        Root = root;
        _names = names;
    }

    /// <summary>The folder before the first wildcard, absolute.</summary>
    public string Root { get; }

    /// <summary>Whether it may match in folders below <see cref="Root"/> as well.</summary>
    public bool IsDeep => _names.Length > 1;

    /// <summary>The states before the first name below <see cref="Root"/>.</summary>
    public ulong Start => Close(1);

    /// <summary>What is wrong with a pattern, in words; null when nothing is.</summary>
    public static string? Problem(string pattern)
    {
        var names = Names(pattern);
        if (pattern.Trim().Length == 0)
            return "the pattern is empty";
        if (names.Length > MaxNames)
            return $"`{pattern}` has more than {MaxNames} names";
        var wildcard = Array.FindIndex(names, IsWildcard);
        return wildcard >= 0 && names.AsSpan(wildcard).Contains("..") ? $"`{pattern}` has `..` after a wildcard: put it before" : null;
    }

    /// <summary>What is wrong with options that are patterns.</summary>
    public static IEnumerable<ValidationResult> Problems(params IEnumerable<(List<string> Patterns, string Member)> options)
    {
        foreach (var (patterns, member) in options)
        {
            foreach (var pattern in patterns)
            {
                if (Problem(pattern) is { } problem)
                    yield return new ValidationResult(problem, [member]);
            }
        }
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="directory">What a relative pattern starts from, absolute.</param>
    /// <param name="pattern">With forward slashes; on Windows also backslashes. A folder stands for all in it.</param>
    public static GlobPattern Parse(string directory, string pattern)
    {
        var names = Names(pattern);
        var wildcard = Array.FindIndex(names, IsWildcard);
        var literal = wildcard < 0 ? names.Length - 1 : wildcard;
        var isFolder = pattern.EndsWith('/') || names[^1] is "**" or "." or "..";
        if (wildcard < 0 && isFolder)
            literal = names.Length;
        var prefix = string.Join('/', names[..literal]);
        if (pattern.StartsWith('/'))
            prefix = "/" + prefix;
        string[] rest = isFolder ? [.. names[literal..], .. (names[^1] == "**" ? (string[])["*"] : ["**", "*"])] : names[literal..];
        return new GlobPattern(Path.GetFullPath(Path.Combine(directory, prefix)), rest);
    }

    /// <summary>The states after a name; 0 when nothing below it can match.</summary>
    public ulong Step(ulong states, ReadOnlySpan<char> name)
    {
        ulong next = 0;
        for (var rest = states; rest != 0; rest &= rest - 1)
        {
            var at = BitOperations.TrailingZeroCount(rest);
            if (at == _names.Length)
                continue;
            if (_names[at] == "**")
                next |= 1UL << at;
            else if (FileSystemName.MatchesSimpleExpression(_names[at], name, ignoreCase: OperatingSystem.IsWindows()))
                next |= 2UL << at;
        }

        return Close(next);
    }

    /// <summary>Whether a path that led to these states matches the whole pattern.</summary>
    public bool IsMatch(ulong states) => (states & (1UL << _names.Length)) != 0;

    /// <summary>Whether links to folders are followed from here: not under a <c>**</c>, where they may lead back for ever.</summary>
    public bool FollowsLinks(ulong states)
    {
        for (var rest = states; rest != 0; rest &= rest - 1)
        {
            var at = BitOperations.TrailingZeroCount(rest);
            if (at < _names.Length && _names[at] == "**")
                return false;
        }

        return true;
    }

    /// <summary>The states at a file or folder; 0 when neither it nor anything in it can match.</summary>
    /// <param name="path">Absolute.</param>
    public ulong At(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith(Root, PathComparison))
            return 0;
        var rest = path[Root.Length..];
        if (rest.IsEmpty)
            return Start;
        if (!Path.EndsInDirectorySeparator(Root))
        {
            if (rest[0] != Path.DirectorySeparatorChar)
                return 0;
            rest = rest[1..];
        }

        var states = Start;
        foreach (var name in rest.Split(Path.DirectorySeparatorChar))
            states = Step(states, rest[name]);
        return states;
    }

    /// <summary>With every position that a <c>**</c> for no folder at all leads to.</summary>
    private ulong Close(ulong states)
    {
        for (var at = 0; at < _names.Length; at++)
        {
            if ((states & (1UL << at)) != 0 && _names[at] == "**")
                states |= 2UL << at;
        }

        return states;
    }

    private static string[] Names(string pattern) =>
        (OperatingSystem.IsWindows() ? pattern.Replace('\\', '/') : pattern).Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsWildcard(string name) => name.AsSpan().ContainsAny('*', '?');
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Exec.Children;

/// <summary>The files behind a command.</summary>
internal static class CommandFiles
{
    /// <summary>Larger files, such as models, are told apart by length and time: to hash them would take longer than a check may.</summary>
    private const long MaxHashed = 16 * 1024 * 1024;

    /// <summary>The program that a command starts: on the path, or from a folder where its name has a slash.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="directory">What relative paths are meant from, absolute.</param>
    /// <returns>Its absolute path, or what is wrong.</returns>
    public static (string? Path, string? Problem) Find(IReadOnlyList<string> command, string directory)
    {
        if (command.Count == 0 || command[0].Length == 0)
            return (null, "the name of the program is empty");
        var name = command[0];
        if (name.Contains('\0', StringComparison.Ordinal))
            return (null, "the name of the program has a character that no name can have");
        if (name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(Path.Combine(directory, name));
            return !File.Exists(path) ? (null, $"there is no program `{name}` (looked for {path})")
                : !IsExecutable(path) ? (null, $"`{name}` is not executable: `chmod +x` it, or name the program that runs it")
                : (path, null);
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var ending in OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : new[] { "" })
            {
                var path = Path.Combine(folder, name + ending);
                if (File.Exists(path) && IsExecutable(path))
                    return (path, null);
            }
        }

        return (null, $"there is no program `{name}` on the path");
    }

    /// <summary>A hash of the files that the command names, so that documents are run again when a script changes; null when it names none.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="directory">What relative paths are meant from, absolute.</param>
    public static string? Revision(IReadOnlyList<string> command, string directory)
    {
        StringBuilder? files = null;
        foreach (var word in command)
        {
            try
            {
                // A bare name in first place is looked for on the path.
                var file = new FileInfo(Path.Combine(directory, word));
                if (!file.Exists || (ReferenceEquals(word, command[0]) && !word.Contains('/', StringComparison.Ordinal)))
                    continue;
                (files ??= new StringBuilder()).Append(word).Append('\n').Append(file.Length > MaxHashed
                    ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}")
                    : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)))).Append('\n');
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                // It is no path, or cannot be read: the command will say.
            }
        }

        return files is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(files.ToString())));
    }

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;
}

using System.Collections.Immutable;
using System.Diagnostics;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Plugins;

/// <summary>One plugin as it was when it was locked.</summary>
/// <param name="Id">The name of its folder; of a plugin of one file, the name of the file.</param>
/// <param name="Version">Its informational version, as the file says without being run.</param>
/// <param name="Files">Every file of its folder, by its path in the folder with slashes, and the SHA-256 of its bytes in lower-case hexadecimal.</param>
public sealed record LockedPlugin(string Id, string Version, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>The id of the plugin that a file is, or is the assembly of.</summary>
    internal static string IdOf(string file) => IsSource(file) ? Path.GetFileName(file) : Path.GetFileNameWithoutExtension(file);

    internal static LockedPlugin Of(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var files = IsSource(file) ? [file] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories);
        return new LockedPlugin(
            IdOf(file),
            IsSource(file) ? PluginDescriptor.OneFile : FileVersionInfo.GetVersionInfo(file).ProductVersion ?? "0",
            files.ToImmutableSortedDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), PluginFiles.HashOf, StringComparer.Ordinal));
    }

    internal string? DifferenceTo(LockedPlugin now)
    {
        foreach (var (name, hash) in now.Files)
        {
            if (!Files.TryGetValue(name, out var locked))
                return $"its file `{name}` has come";
            if (!string.Equals(locked, hash, StringComparison.OrdinalIgnoreCase))
                return $"its file `{name}` has changed";
        }

        return Files.Keys.FirstOrDefault(name => !now.Files.ContainsKey(name)) is { } gone ? $"its file `{gone}` has gone" : null;
    }

    private static bool IsSource(string file) => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
}

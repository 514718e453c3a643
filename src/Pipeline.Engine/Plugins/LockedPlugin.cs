using System.Collections.Immutable;
using System.Diagnostics;

namespace Pipeline.Engine.Plugins;

/// <summary>One plugin as it was when it was locked.</summary>
/// <param name="Id">The name of its folder.</param>
/// <param name="Version">Its informational version, as the file says without being run.</param>
/// <param name="Files">Every file of its folder, by its path in the folder with slashes, and the SHA-256 of its bytes in lower-case hexadecimal.</param>
public sealed record LockedPlugin(string Id, string Version, ImmutableSortedDictionary<string, string> Files)
{
    internal static LockedPlugin Of(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return new LockedPlugin(
            Path.GetFileNameWithoutExtension(file),
            FileVersionInfo.GetVersionInfo(file).ProductVersion ?? "0",
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), PluginFiles.HashOf, StringComparer.Ordinal));
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
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Engine.Plugins;

/// <summary>The plugins on disk that may be loaded: what <c>plugins.lock</c> beside the pipeline file holds. Immutable.</summary>
/// <param name="Plugins">By id, in any case of letters.</param>
public sealed record PluginLock(ImmutableSortedDictionary<string, LockedPlugin> Plugins)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "plugins.lock";

    private const int Version = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the lock of a folder.</summary>
    /// <param name="folder">The folder of the pipeline file.</param>
    /// <returns>Null when there is none: every plugin may be loaded.</returns>
    /// <exception cref="PluginLockException">It cannot be read, so no plugin may be loaded.</exception>
    public static PluginLock? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), s_json);
            if (content is not { Version: Version, Plugins: { } plugins })
                throw new PluginLockException($"`{path}` is of another version than {Version}: write it anew with `pipeline plugins lock`");
            if (plugins.Any(static plugin => plugin is null or { Id: null } or { Files: null }))
                throw new PluginLockException($"`{path}` has an entry without an id or files: mend it, or write it anew with `pipeline plugins lock`");
            return Of(plugins);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PluginLockException($"`{path}` cannot be read: {exception.Message.ReplaceLineEndings(" ")} Mend it, or write it anew with `pipeline plugins lock`");
        }
    }

    /// <summary>The lock of what is in plugin folders now. Nothing of the plugins is run.</summary>
    /// <param name="folders">Absolute paths.</param>
    public static PluginLock Take(IEnumerable<string> folders) => Take([.. folders]);

    /// <summary>Writes the lock beside a pipeline file, at one stroke.</summary>
    /// <param name="folder">The folder of the pipeline file.</param>
    /// <returns>The path of the file.</returns>
    public string Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(new Content(Version, [.. Plugins.Values]), s_json) + "\n");
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    /// <summary>Whether a plugin is the one that was locked.</summary>
    /// <param name="file">Its assembly, or the one file that it is.</param>
    /// <returns>What is different, in words; null when nothing is.</returns>
    internal string? Difference(string file)
    {
        if (!Plugins.TryGetValue(LockedPlugin.IdOf(file), out var locked))
            return $"it is not in {FileName}: if you trust it, run `pipeline plugins lock`";
        return locked.DifferenceTo(LockedPlugin.Of(file)) is { } difference ? $"{difference} since {FileName} was written: if you trust it, run `pipeline plugins lock`" : null;
    }

    private static PluginLock Take(string[] folders) =>
        Of(PluginFiles.Find(folders).Concat(PluginFiles.FindSources(folders)).Select(static file => LockedPlugin.Of(file)));

    private static PluginLock Of(IEnumerable<LockedPlugin> plugins) =>
        new(plugins.ToImmutableSortedDictionary(static plugin => plugin.Id, static plugin => plugin, StringComparer.OrdinalIgnoreCase));

    private sealed record Content(int Version, ImmutableArray<LockedPlugin>? Plugins);
}

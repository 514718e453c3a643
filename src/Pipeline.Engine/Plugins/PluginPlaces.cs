using System.Text;

namespace Pipeline.Engine.Plugins;

/// <summary>Where the plugins of a pipeline file are.</summary>
/// <param name="Folders">Absolute paths; one that does not exist holds nothing.</param>
/// <param name="Directory">The folder of the pipeline file, absolute.</param>
/// <param name="ShownDirectory">The same, as the user named it.</param>
/// <param name="Cache">The folder of compiled plugins, absolute.</param>
internal sealed record PluginPlaces(IReadOnlyList<string> Folders, string Directory, string ShownDirectory, string Cache)
{
    /// <summary>A file as messages name it.</summary>
    public string Show(string file) => Path.Combine(ShownDirectory, Path.GetRelativePath(Directory, file));

    /// <summary>All that stands in the one-file plugins now: another text when one comes, goes or changes.</summary>
    public string Sources()
    {
        var text = new StringBuilder();
        try
        {
            foreach (var file in PluginFiles.FindSources(Folders))
                text.Append('\0').Append(file).Append('\0').Append(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            text.Append('\0').Append(exception.GetType().Name);
        }

        return text.ToString();
    }
}

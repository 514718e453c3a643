using System.Collections.Immutable;
using Pipeline.Engine.Planning;

namespace Pipeline.Worker.Operations.Systemd;

/// <summary>The folders that a pipeline writes to.</summary>
internal static class WritableFolders
{
    /// <summary>The state folder, and the folder of every export's <c>to</c>; the pipeline's own folder when an export has none.</summary>
    /// <returns>Absolute, in ordinal order, none within another.</returns>
    public static ImmutableArray<string> Of(Plan plan)
    {
        var folders = new List<string> { new PipelineContext(plan.Name, plan.Directory).StateDirectory };
        foreach (var stage in plan.Stages.Where(static stage => stage.Descriptor.IsExport))
            folders.Add(To(stage) is { } to ? FolderOf(Path.GetFullPath(to, plan.Directory)) : plan.Directory);
        return [.. folders.Distinct(StringComparer.Ordinal).Where(folder => !folders.Any(other => IsWithin(folder, other))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a path is below a folder, and is not that folder.</summary>
    public static bool IsWithin(string path, string folder) => path.Length > folder.Length && path.StartsWith(Path.TrimEndingDirectorySeparator(folder), StringComparison.Ordinal)
        && (Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    /// <summary>A file or a folder; not a database elsewhere.</summary>
    private static string? To(PlannedStage stage) =>
        stage.Options?.GetType().GetProperty("To")?.GetValue(stage.Options) is string { Length: > 0 } to && !to.Contains("://", StringComparison.Ordinal) ? to : null;

    private static string FolderOf(string path) =>
        Path.EndsInDirectorySeparator(path) || Directory.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path) ?? path;
}

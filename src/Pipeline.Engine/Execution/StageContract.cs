using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>Holds what a stage returns against what its attributes promise.</summary>
internal static class StageContract
{
    /// <summary>What the stage broke, in words; null when it kept its contract. O(layers).</summary>
    public static string? Violation(StageDescriptor stage, Document before, Document? after)
    {
        if (after is null)
            return "It returned no document. Return the document, or `document.Skip(reason)` to drop it.";
        if (ReferenceEquals(before, after))
            return MissingLayer(stage, after);
        if (after.Id != before.Id || !ReferenceEquals(after.Source, before.Source) || !ReferenceEquals(after.Original, before.Original))
            return $"It returned another document, `{after.Id}`. A stage returns the document that it was given, changed by `With`, `Edit` and the like.";
        if (after.SkipReason is not null)
            return null;
        if (!stage.ChangesText && !ReferenceEquals(before.Text, after.Text))
            return "It changed the text without saying so. Add [ChangesText] to its class.";
        if (!stage.IsExport && after.Commits.Length != before.Commits.Length)
            return "It schedules a write, but is no export. Implement ICheckpoint.";
        foreach (var layer in after.Layers)
        {
            if (stage.Provides.Contains(layer.Name))
                continue;

            // An edit moves every layer; without one, a layer that is not the same was replaced.
            var old = Find(before, layer.Name);
            if (old is null || (ReferenceEquals(before.Text, after.Text) && !ReferenceEquals(old, layer)))
                return $"It {(old is null ? "added" : "replaced")} the layer `{layer.Name}` without saying so. Add [Provides<{layer.AnnotationType.Name}>] to its class.";
        }

        return MissingLayer(stage, after);
    }

    private static string? MissingLayer(StageDescriptor stage, Document after)
    {
        foreach (var name in stage.Provides)
        {
            if (Find(after, name) is null)
                return $"It promises the layer `{name}` and did not provide it. Provide it even when it is empty.";
        }

        return null;
    }

    private static ILayer? Find(Document document, string layer)
    {
        foreach (var existing in document.Layers)
        {
            if (string.Equals(existing.Name, layer, StringComparison.Ordinal))
                return existing;
        }

        return null;
    }
}

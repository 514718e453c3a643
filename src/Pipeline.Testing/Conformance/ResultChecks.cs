namespace Pipeline.Testing;

/// <summary>Compares a result with the document that it was made from, and with what the class promises.</summary>
internal static class ResultChecks
{
    public static void Check(StageContract contract, Document before, Document after, Violations violations)
    {
        var name = before.Id.Value;
        if (after.Id != before.Id || !Equals(after.Source, before.Source) || !after.Content.Equals(before.Content) || !ReferenceEquals(after.Original, before.Original))
        {
            violations.Add(ConformanceRule.Origin, name, "the result is another document, so that nothing in it leads to the original: use Edit and With, not Create or FromText.");
            return;
        }

        var sameText = string.Equals(before.Text, after.Text, StringComparison.Ordinal);
        if (!contract.ChangesText && !sameText)
            violations.Add(ConformanceRule.Text, name, "the text changed, and the class has no [ChangesText].");
        if (after.SkipReason is not null)
            return;

        foreach (var kind in contract.Provides)
        {
            if (!after.Layers.Any(layer => layer.AnnotationType == kind))
                violations.Add(ConformanceRule.Layers, name, $"the layer `{StageContract.LayerName(kind)}` is promised and missing; provide an empty one where there is nothing to say.");
        }

        foreach (var layer in after.Layers)
        {
            var old = before.Layers.FirstOrDefault(other => other.AnnotationType == layer.AnnotationType);
            if (contract.Provides.Contains(layer.AnnotationType))
                continue;
            if (old is null)
                violations.Add(ConformanceRule.Layers, name, $"the layer `{layer.Name}` is provided and not promised: add [Provides<{layer.AnnotationType.Name}>].");
            else if (sameText && DocumentDifference.Between(after.Text, old, layer) is { } difference)
                violations.Add(ConformanceRule.Layers, name, $"a layer of another stage changed; what differs: {difference}. Promise it with [Provides<{layer.AnnotationType.Name}>] if that is meant.");
        }
    }
}

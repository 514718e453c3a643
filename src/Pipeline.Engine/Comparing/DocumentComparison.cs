using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Expectations;

namespace Pipeline.Engine.Comparing;

/// <summary>Compares what two plans made of one document.</summary>
internal static class DocumentComparison
{
    private const string Text = "text";
    private const string Metadata = "metadata";

    /// <summary>Offsets, which move when the text does; what moved with it is the same.</summary>
    private static readonly string[] s_places = ["text", "start", "end", "origin"];

    /// <returns>Null when there is no difference.</returns>
    public static DocumentChange? Find(DocumentOutcome before, IReadOnlyList<StageStep> stepsBefore, DocumentOutcome after, IReadOnlyList<StageStep> stepsAfter)
    {
        var (endBefore, endAfter) = (End(before), End(after));
        ImmutableArray<AspectChange> aspects = before is Exported { Document: var old } && after is Exported { Document: var now } ? [.. Aspects(old, stepsBefore, now, stepsAfter)] : [];
        if (endBefore == endAfter && aspects.IsEmpty)
            return null;
        return new DocumentChange(after.Id, FirstStage(stepsBefore, stepsAfter), endBefore, endAfter, aspects);
    }

    private static string End(DocumentOutcome outcome) => outcome switch
    {
        Skipped skipped => $"skipped by {Words.Code(skipped.Stage)}: {skipped.Reason}",
        Quarantined { Failure: var failure } => $"failed in {Words.Code(failure.Stage)}: {failure.Message}",
        _ => "exported",
    };

    private static IEnumerable<AspectChange> Aspects(Document before, IReadOnlyList<StageStep> stepsBefore, Document after, IReadOnlyList<StageStep> stepsAfter)
    {
        if (before.Text != after.Text)
            yield return Lines(before.Text, after.Text, Writer(Text, stepsBefore, stepsAfter));
        if (Facts(before, after) is { } facts)
            yield return facts with { Stage = Writer(Metadata, stepsBefore, stepsAfter) };
        foreach (var name in after.Layers.Concat(before.Layers).Select(static layer => layer.Name).Distinct(StringComparer.Ordinal))
        {
            if (Layer(name, before, after) is { } layer)
                yield return layer with { Stage = Writer(name, stepsBefore, stepsAfter) };
        }
    }

    private static AspectChange Lines(string before, string after, string? stage)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var pairs = Alignment.Of(old.Length, now.Length, (i, j) => old[i] == now[j]);
        var (keptOld, keptNow) = (pairs.Select(static pair => pair.First).ToHashSet(), pairs.Select(static pair => pair.Second).ToHashSet());
        return new AspectChange(Text, stage, [.. now.Where((_, index) => !keptNow.Contains(index))], [.. old.Where((_, index) => !keptOld.Contains(index))], []);
    }

    private static AspectChange? Facts(Document before, Document after)
    {
        var gained = after.Metadata.Where(fact => !before.Metadata.ContainsKey(fact.Key)).Select(static fact => $"{fact.Key}: {fact.Value}").ToImmutableArray();
        var lost = before.Metadata.Where(fact => !after.Metadata.ContainsKey(fact.Key)).Select(static fact => $"{fact.Key}: {fact.Value}").ToImmutableArray();
        var altered = before.Metadata.Where(fact => after.Metadata.TryGetValue(fact.Key, out var value) && value != fact.Value)
            .Select(fact => new AlteredItem(fact.Key, "value", fact.Value, after.Metadata[fact.Key])).ToImmutableArray();
        return gained.IsEmpty && lost.IsEmpty && altered.IsEmpty ? null : new AspectChange(Metadata, null, gained, lost, altered);
    }

    private static AspectChange? Layer(string name, Document before, Document after)
    {
        var (old, now) = (Items(name, before), Items(name, after));
        var pairs = Alignment.Of(old.Length, now.Length, (i, j) => old[i].Short == now[j].Short);
        var (keptOld, keptNow) = (pairs.Select(static pair => pair.First).ToHashSet(), pairs.Select(static pair => pair.Second).ToHashSet());
        var gained = now.Where((_, index) => !keptNow.Contains(index)).Select(static item => item.Short ?? "").ToImmutableArray();
        var lost = old.Where((_, index) => !keptOld.Contains(index)).Select(static item => item.Short ?? "").ToImmutableArray();
        var altered = pairs.SelectMany(pair => Altered(old[pair.First], now[pair.Second])).ToImmutableArray();
        return gained.IsEmpty && lost.IsEmpty && altered.IsEmpty ? null : new AspectChange(name, null, gained, lost, altered);
    }

    private static Fact.Mapping[] Items(string name, Document document) =>
        [.. (document.Layers.FirstOrDefault(layer => layer.Name == name)?.Annotations ?? []).Select(annotation => Fact.Of(annotation, document))];

    private static IEnumerable<AlteredItem> Altered(Fact.Mapping before, Fact.Mapping after)
    {
        foreach (var (key, value) in after.Entries.Where(static entry => !s_places.Contains(entry.Key)))
        {
            var old = before.Entries.FirstOrDefault(entry => entry.Key == key).Value;
            if (Show(old) is var was && Show(value) is var now && was != now)
                yield return new AlteredItem(after.Short ?? "", key, was, now);
        }
    }

    /// <summary>A value without the places in it.</summary>
    private static string? Show(Fact? fact) => fact switch
    {
        Fact.Scalar scalar => scalar.Text,
        Fact.Mapping { Short: { } text } => text,
        Fact.Mapping mapping => string.Join(", ", mapping.Entries.Select(static entry => $"{entry.Key}: {Show(entry.Value)}")),
        Fact.Sequence sequence => string.Join("; ", sequence.Items.Select(Show)),
        _ => null,
    };

    private static string? Writer(string aspect, IReadOnlyList<StageStep> before, IReadOnlyList<StageStep> after) => LastWriter(aspect, after) ?? LastWriter(aspect, before);

    /// <summary>The last stage after which an aspect is another than before it.</summary>
    private static string? LastWriter(string aspect, IReadOnlyList<StageStep> steps)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var now = steps[i].Document;
            var was = i > 0 ? steps[i - 1].Document : null;
            var isWritten = aspect switch
            {
                Text => was is null ? steps[i].Stage.Descriptor.ChangesText : was.Text != now.Text,
                Metadata => was is null ? now.Metadata.Count > 0 : !ReferenceEquals(was.Metadata, now.Metadata),
                _ => steps[i].Stage.Descriptor.Provides.Contains(aspect) && steps[i].Result == StageResult.Ran,
            };
            if (isWritten)
                return steps[i].Stage.Id;
        }

        return null;
    }

    private static string? FirstStage(IReadOnlyList<StageStep> before, IReadOnlyList<StageStep> after)
    {
        foreach (var step in after)
        {
            var old = before.FirstOrDefault(each => each.Stage.Id == step.Stage.Id);
            if (old is null || old.Result != step.Result || IsAnother(old, step))
                return step.Stage.Id;
        }

        return null;
    }

    /// <summary>Whether what a stage leaves of its own is another: the text, and the layers that it provides.</summary>
    private static bool IsAnother(StageStep before, StageStep after) =>
        before.Document.Text != after.Document.Text
        || !before.Document.Metadata.SequenceEqual(after.Document.Metadata)
        || after.Stage.Descriptor.Provides.Any(layer => Layer(layer, before.Document, after.Document) is not null);
}

using System.Text;
using CsCheck;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Planning.Ordering;

namespace Pipeline.Tests.Engine.Planning;

/// <summary>Stages with made-up contracts, and files that list them.</summary>
internal static class PlanningSamples
{
    public static readonly StageDescriptor Clean = Stage("clean", provides: ["blocks"], changesText: true);
    public static readonly StageDescriptor Segment = Stage("segment", uses: ["blocks"], provides: ["sentences", "tokens"]);
    public static readonly StageDescriptor TagQuotes = Stage("tag-quotes", requires: ["sentences", "tokens"], uses: ["blocks"], provides: ["quotes"]);
    public static readonly StageDescriptor Summarize = Stage("summarize", requires: ["sentences", "tokens"], uses: ["blocks"], provides: ["summary"]);
    public static readonly StageDescriptor Export = Stage("export", isExport: true);
    public static readonly StageDescriptor Redact = Stage("redact", requires: ["tokens"], changesText: true);
    public static readonly StageDescriptor Fold = Stage("fold", changesText: true);

    public static readonly ComponentCatalog Catalog = ComponentCatalog.Of([Clean, Segment, TagQuotes, Summarize, Export, Redact, Fold], []);

    public static StageDescriptor Stage(
        string name, string[]? requires = null, string[]? uses = null, string[]? provides = null, bool changesText = false, bool isExport = false) => new()
        {
            Name = name,
            Description = "A sample.",
            Type = typeof(object),
            Requires = [.. requires ?? []],
            Uses = [.. uses ?? []],
            Provides = [.. provides ?? []],
            ChangesText = changesText,
            IsExport = isExport,
            Plugin = new PluginDescriptor("Samples", "1.0.0", Path: null, Build: ""),
        };

    /// <summary>A file that lists the stages from line 8 on, as bare names.</summary>
    public static (ConfigurationText File, IReadOnlyList<StageOrderItem> Stages) List(params IEnumerable<StageDescriptor> stages) =>
        Write(stages.Select(static stage => new Entry(stage)));

    /// <summary>As <see cref="List"/>, with <c>enabled:</c> and <c>when:</c>, each on a line of its own.</summary>
    public static (ConfigurationText File, IReadOnlyList<StageOrderItem> Stages) Write(params IEnumerable<Entry> entries)
    {
        var text = new StringBuilder("version: 1\nname: news\n\nsource:\n  use: files\n\nstages:\n");
        var items = new List<StageOrderItem>();
        foreach (var entry in entries)
        {
            var name = entry.Stage.Name;
            var count = items.Count(item => item.Descriptor.Name == name);
            var isShort = entry is { IsEnabled: true, When: null };
            text.Append(isShort ? "  - " : "  - use: ");
            var node = isShort ? text.Length : text.Length - "use: ".Length;
            var span = new TextSpan(text.Length, text.Length + name.Length);
            text.Append(name);
            if (!entry.IsEnabled)
                text.Append("\n    enabled: false");
            if (entry.When is { } when)
                text.Append("\n    when: ").Append(when);
            items.Add(new StageOrderItem
            {
                Id = count == 0 ? name : $"{name}-{count + 1}",
                Descriptor = entry.Stage,
                Span = span,
                Node = new TextSpan(node, text.Length),
                IsEnabled = entry.IsEnabled,
                When = entry.When,
            });
            text.Append('\n');
        }

        return (new ConfigurationText("pipeline.yaml", text.ToString()), items);
    }

    private static Gen<string[]> GenLayers { get; } = Gen.Char['a', 'f'].Select(char.ToString).Array[0, 2];

    /// <summary>Up to eight stages over six layers, in any order, with or without a legal one.</summary>
    public static Gen<StageDescriptor[]> GenStages { get; } = Gen.Select(
        GenLayers,
        GenLayers,
        GenLayers,
        Gen.Int[0, 5]).Array[0, 8].Select(static all => all.Select(static (one, i) => Stage(
            $"stage-{i}", [.. one.Item1.Distinct().Order()], [.. one.Item2.Distinct().Order()], [.. one.Item3.Distinct().Order()], one.Item4 == 0, one.Item4 == 1)).ToArray());

    internal sealed record Entry(StageDescriptor Stage, bool IsEnabled = true, string? When = null);
}

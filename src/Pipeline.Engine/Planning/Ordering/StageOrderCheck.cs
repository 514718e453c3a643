using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Finds what is wrong with the place of each stage in one file.</summary>
internal sealed class StageOrderCheck
{
    private readonly ConfigurationText _file;
    private readonly ComponentCatalog _catalog;
    private readonly IReadOnlyList<StageOrderItem> _stages;
    private readonly StageOrderChain _chain;
    private readonly ILookup<string, int> _disabled;
    private readonly int[]? _placeOf;
    private readonly string? _fix;

    public StageOrderCheck(ConfigurationText file, ComponentCatalog catalog, IReadOnlyList<StageOrderItem> stages)
    {
        _file = file;
        _catalog = catalog;
        _stages = stages;
        _chain = new StageOrderChain(stages);
        _disabled = Enumerable.Range(0, stages.Count).Where(i => !stages[i].IsEnabled)
            .SelectMany(i => stages[i].Descriptor.Provides.Select(layer => (Layer: layer, Stage: i)))
            .ToLookup(static pair => pair.Layer, static pair => pair.Stage, StringComparer.Ordinal);
        if (StageOrderAdvice.Of(stages, _chain) is { } advice)
        {
            _fix = StageOrderMove.Describe(file, stages, advice);
            _placeOf = new int[advice.Length];
            for (var place = 0; place < advice.Length; place++)
                _placeOf[advice[place]] = place;
        }
    }

    /// <summary>What is wrong with the place of one enabled stage.</summary>
    /// <param name="stage">Its index in the file.</param>
    public IEnumerable<Diagnostic> Of(int stage) =>
        new[] { Circle(stage), ProvidedLater(stage), Missing(stage), Disabled(stage), UsedLater(stage), TextChanged(stage), Replaced(stage), Exported(stage) }
            .OfType<Diagnostic>().Concat(Conditional(stage));

    private Diagnostic? Circle(int stage)
    {
        if (_chain.Circles.FirstOrDefault(circle => circle.Min() == stage) is not { } circle)
            return null;
        var start = Array.IndexOf(circle, stage);
        var round = circle[start..].Concat(circle[..start]).ToList();
        var links = round.Select((from, i) => (From: from, To: round[(i + 1) % round.Count])).ToList();
        return At(stage, DiagnosticCodes.RequirementCircle, "the stages " + Names(round.Select(i => _stages[i].Id)) + " need each other's layers, so that no order of them works") with
        {
            Label = $"needs {LinkOf(links[0])}, which {Name(links[0].To)} provides",
            Notes = [.. links.Skip(1).Select(link => new DiagnosticNote(_stages[link.From].Span, $"needs {LinkOf(link)}, which {Name(link.To)} provides"))],
        };

        string LinkOf((int From, int To) link) => Names(_stages[link.From].Descriptor.Requires.Intersect(_stages[link.To].Descriptor.Provides, StringComparer.Ordinal));
    }

    /// <summary>Left to <see cref="Circle"/> for stages that no order helps.</summary>
    private Diagnostic? ProvidedLater(int stage)
    {
        var missing = _chain.RequirementsOf(stage).Where(layer => FirstProvider(layer, stage) > stage).ToList();
        if (missing.Count == 0 || _chain.RankOf(stage) < 0)
            return null;
        return At(stage, DiagnosticCodes.RequirementProvidedLater, $"{Name(stage)} needs `{missing[0]}`, and nothing before it provides {Them(missing[0])}") with
        {
            Label = RequiresLabel(stage),
            Notes = Providers(missing, layer => [FirstProvider(layer, stage)], "but runs later"),
            Fix = _fix,
        };
    }

    private Diagnostic? Missing(int stage)
    {
        var missing = Unprovided(stage).Where(layer => !_disabled.Contains(layer)).ToList();
        if (missing.Count == 0)
            return null;
        var able = _catalog.Stages.Values.Where(one => missing.TrueForAll(layer => one.Provides.Contains(layer, StringComparer.Ordinal)))
            .Where(one => one.Name != _stages[stage].Descriptor.Name).Select(static one => one.Name).ToList();
        var some = _catalog.Stages.Values.Any(one => one.Name != _stages[stage].Descriptor.Name && one.Provides.Contains(missing[0], StringComparer.Ordinal));
        return At(stage, DiagnosticCodes.RequirementMissing, $"{Name(stage)} needs `{missing[0]}`, and no {(some ? "stage in this file" : "installed stage")} provides {Them(missing[0])}") with
        {
            Label = RequiresLabel(stage),
            Fix = able.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"add {Names(able, "or")} above line {_file.PositionOf(_stages[stage].Node.Start).Line}"),
        };
    }

    private Diagnostic? Disabled(int stage)
    {
        var missing = Unprovided(stage).Where(_disabled.Contains).ToList();
        if (missing.Count == 0)
            return null;
        var providers = missing.SelectMany(layer => _disabled[layer]).Distinct().ToList();
        return At(stage, DiagnosticCodes.RequirementDisabled, $"{Name(stage)} needs `{missing[0]}`, and what provides {Them(missing[0])} is disabled") with
        {
            Label = RequiresLabel(stage),
            Notes = Providers(missing, layer => _disabled[layer], "but is disabled"),
            Fix = providers.Count == 1 ? $"enable {Name(providers[0])}" : null,
        };
    }

    /// <summary>Several stages with conditions are taken to be alternatives of which one always runs.</summary>
    private IEnumerable<Diagnostic> Conditional(int stage)
    {
        foreach (var group in _chain.RequirementsOf(stage)
            .Select(layer => (Layer: layer, Before: _chain.ProvidersOf(layer).Where(provider => provider < stage).Take(2).ToList()))
            .Where(pair => pair.Before.Count == 1 && _stages[pair.Before[0]].When is { } when && when.Trim() != _stages[stage].When?.Trim())
            .GroupBy(static pair => pair.Before[0], static pair => pair.Layer))
        {
            yield return At(stage, DiagnosticCodes.RequirementConditional, $"{Name(stage)} needs {Names(group)}, which {Name(group.Key)} provides for some documents only", Severity.Warning) with
            {
                Label = RequiresLabel(stage),
                Notes = [new DiagnosticNote(_stages[group.Key].Span, "runs only when " + _stages[group.Key].When!.Trim())],
            };
        }
    }

    private Diagnostic? UsedLater(int stage)
    {
        var late = LateLayers(stage, _stages[stage].Descriptor.Uses)
            .Where(layer => _placeOf is not null && _chain.ProvidersOf(layer).Any(provider => provider != stage && _placeOf[provider] < _placeOf[stage])).ToList();
        if (late.Count == 0)
            return null;
        return At(stage, DiagnosticCodes.UsedLayerProvidedLater, $"{Name(stage)} does better with `{late[0]}`, and nothing before it provides {Them(late[0])}", Severity.Warning) with
        {
            Label = "uses: " + string.Join(", ", _stages[stage].Descriptor.Uses),
            Notes = Providers(late, layer => [FirstProvider(layer, stage)], "but runs later"),
            Fix = _fix,
        };
    }

    private Diagnostic? TextChanged(int stage)
    {
        if (!_stages[stage].Descriptor.ChangesText || _placeOf is null)
            return null;
        var annotated = Enumerable.Range(0, stage).Where(i => _stages[i] is { IsEnabled: true, Descriptor: { ChangesText: false, Provides.IsEmpty: false } } && _placeOf[i] > _placeOf[stage]).ToList();
        if (annotated.Count == 0)
            return null;
        return At(stage, DiagnosticCodes.TextChangedLate, $"{Name(stage)} changes the text after {Names(annotated.Select(i => _stages[i].Id))} annotated it", Severity.Warning) with
        {
            Label = "annotations are carried over, not made anew",
            Notes = [.. annotated.Select(i => new DiagnosticNote(_stages[i].Span, "provides: " + string.Join(", ", _stages[i].Descriptor.Provides)))],
            Fix = _fix,
        };
    }

    /// <summary>Not for a stage that reads the layer which it replaces, nor for one that runs on some documents only.</summary>
    private Diagnostic? Replaced(int stage)
    {
        var descriptor = _stages[stage].Descriptor;
        if (_stages[stage].When is not null)
            return null;
        var replaced = descriptor.Provides.Except(descriptor.Requires, StringComparer.Ordinal).Except(descriptor.Uses, StringComparer.Ordinal)
            .Where(layer => _chain.ProviderAbove(layer, stage) >= 0).ToList();
        if (replaced.Count == 0)
            return null;
        var before = replaced.ConvertAll(layer => _chain.ProviderAbove(layer, stage)).Distinct().ToList();
        return At(stage, DiagnosticCodes.LayerReplaced, $"{Name(stage)} replaces the {Names(replaced)} of {Names(before.Select(i => _stages[i].Id))}", Severity.Warning) with
        {
            Label = "provides: " + string.Join(", ", descriptor.Provides),
            Notes = Providers(replaced, layer => [_chain.ProviderAbove(layer, stage)], "but is replaced"),
        };
    }

    /// <summary>Leaves out what <see cref="ProvidedLater"/> and <see cref="UsedLater"/> say of the same stage.</summary>
    private Diagnostic? Exported(int stage)
    {
        var descriptor = _stages[stage].Descriptor;
        if (!descriptor.IsExport)
            return null;
        var late = LateLayers(stage, _chain.Layers)
            .Except(descriptor.Requires, StringComparer.Ordinal).Except(descriptor.Uses, StringComparer.Ordinal).ToList();
        if (late.Count == 0)
            return null;
        var last = late.Max(layer => FirstProvider(layer, stage));
        return At(stage, DiagnosticCodes.ExportBeforeLayers, $"{Name(stage)} writes before {Names(late)} {(late.Count == 1 && Them(late[0]) == "it" ? "is" : "are")} provided", Severity.Warning) with
        {
            Label = late.Count == 1 ? $"written without {Them(late[0])}" : "written without them",
            Notes = Providers(late, layer => [FirstProvider(layer, stage)], "but runs later"),
            Fix = StageOrderMove.Describe(_file, _stages[stage], "below", "after", _stages[last]),
        };
    }

    private IEnumerable<string> LateLayers(int stage, IEnumerable<string> layers) =>
        layers.Distinct(StringComparer.Ordinal).Where(layer => FirstProvider(layer, stage) is var first && first > stage && first < int.MaxValue);

    private IEnumerable<string> Unprovided(int stage) => _stages[stage].Descriptor.Requires.Where(layer => FirstProvider(layer, stage) == int.MaxValue);

    private int FirstProvider(string layer, int except)
    {
        foreach (var provider in _chain.ProvidersOf(layer))
        {
            if (provider != except)
                return provider;
        }

        return int.MaxValue;
    }

    /// <summary>A note on each provider: of all the layers, or of those that it provides.</summary>
    private ImmutableArray<DiagnosticNote> Providers(List<string> layers, Func<string, IEnumerable<int>> providersOf, string but) =>
        [.. layers.SelectMany(providersOf).Distinct().Order().Select(provider =>
        {
            var own = layers.Where(layer => _stages[provider].Descriptor.Provides.Contains(layer, StringComparer.Ordinal)).ToList();
            var what = own.Count < layers.Count ? Names(own) : layers.Count == 1 ? Them(layers[0]) : "them";
            return new DiagnosticNote(_stages[provider].Span, $"provides {what}, {but}");
        })];

    private Diagnostic At(int stage, string code, string message, Severity severity = Severity.Error) =>
        new() { Code = code, Severity = severity, Message = message, File = _file, Span = _stages[stage].Span };

    private string Name(int stage) => $"`{_stages[stage].Id}`";

    private string RequiresLabel(int stage) => "requires: " + string.Join(", ", _stages[stage].Descriptor.Requires);

    private static string Them(string layer) => layer.EndsWith('s') ? "them" : "it";

    private static string Names(IEnumerable<string> names, string last = "and")
    {
        var all = names.Select(static name => $"`{name}`").ToList();
        return all.Count < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + $" {last} {all[^1]}";
    }
}

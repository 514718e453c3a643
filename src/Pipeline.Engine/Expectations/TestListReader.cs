using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Expectations;

/// <summary>Reads <c>tests:</c>.</summary>
/// <param name="stages">The stages of the plan.</param>
/// <param name="directory">The folder of the pipeline file, absolute.</param>
/// <param name="scope">The file, and where mistakes go.</param>
internal sealed class TestListReader(ImmutableArray<PlannedStage> stages, string directory, BindingScope scope)
{
    private readonly ValueBinder _binder = new(scope);

    /// <summary>The tests, in the order of the file; those with mistakes are left out.</summary>
    public ImmutableArray<PipelineTest> Read(YamlMapping root)
    {
        if (root["tests"] is not { } entry || (entry.Value is YamlScalar scalar && ValueBinder.IsNull(scalar)))
            return [];
        if (entry.Value is not YamlSequence list)
        {
            scope.ReportWrongType(entry.Value, "tests", "a list of tests", entry.Value is YamlMapping { Entries: [_, ..] } ? "put `- ` before each test" : null);
            return [];
        }

        var tests = ImmutableArray.CreateBuilder<PipelineTest>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (Read(list.Items[i], i) is not { } test)
                continue;
            if (!names.Add(test.Name))
                scope.Diagnostics.Add(DiagnosticCodes.DuplicateId, test.Span, $"two tests have the name {Words.Code(test.Name)}");
            tests.Add(test);
        }

        return tests.ToImmutable();
    }

    private PipelineTest? Read(YamlNode node, int index)
    {
        if (node is not YamlMapping mapping)
        {
            scope.ReportWrongType(node, "tests", "a mapping with `given` and `expect`");
            return null;
        }

        foreach (var entry in mapping.Entries.Where(static entry => !StageKeys.OfTest.Contains(entry.Key.Value, StringComparer.Ordinal)))
        {
            scope.ReportUnknownKey(
                entry.Key, StageKeys.OfTest, "a key of a test",
                Expectation.DocumentKeys.Contains(entry.Key.Value, StringComparer.Ordinal) || IsLayer(entry.Key.Value) ? "put it under `expect:`" : null);
        }

        var name = Text(mapping, "name") is { Length: > 0 } given ? given : $"test {Words.Number(index + 1)}";
        var place = mapping["name"]?.Value.Span ?? mapping.Entries[0].Key.Span;
        var until = ReadUntil(mapping);
        if (Require(mapping, "given") is not { } givenEntry || Require(mapping, "expect") is not { } expectEntry)
            return null;
        var document = ReadGiven(givenEntry);
        var expect = ReadExpect(expectEntry, until);
        return document is null || expect.IsEmpty ? null : new PipelineTest(document, expect) { Name = name, Span = place, Until = until?.Id };
    }

    private YamlEntry? Require(YamlMapping mapping, string key)
    {
        if (mapping[key] is { } entry)
            return entry;
        if (scope.IsComplete)
            scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, mapping.Entries[0].Key.Span, $"a test needs {Words.Code(key)}");
        return null;
    }

    private PlannedStage? ReadUntil(YamlMapping mapping)
    {
        if (Text(mapping, "until") is not { } name)
            return null;
        var span = mapping["until"]!.Value.Value.Span;
        var stage = stages.FirstOrDefault(stage => stage.Id == name) ?? stages.FirstOrDefault(stage => stage.Descriptor.Name == name);
        if (stage is null)
        {
            var ids = stages.Where(static each => !each.Descriptor.IsExport).Select(static each => each.Id).ToArray();
            var near = Spelling.Nearest(name, ids);
            scope.Diagnostics.Add(
                DiagnosticCodes.UnknownStage, span, $"no stage of this pipeline has the name or id {Words.Code(name)}",
                near is null ? PlanBuilder.Available(ids) : $"did you mean {Words.Code(near)}?", near is null ? null : $"write {Words.Code(near)}");
        }
        else if (stage.Descriptor.IsExport)
        {
            scope.Diagnostics.Add(DiagnosticCodes.InvalidValue, span, $"{Words.Code(name)} writes results, and tests write none: name the stage before it");
        }

        return stage;
    }

    private GivenDocument? ReadGiven(YamlEntry entry)
    {
        if (entry.Value is YamlScalar scalar)
            return ValueBinder.IsNull(scalar) ? WrongGiven(entry.Value) : scope.TextOf(scalar) is { } text ? new GivenDocument(text.Text, null, "text/plain", NoMetadata) : null;
        if (entry.Value is not YamlMapping mapping)
            return WrongGiven(entry.Value);
        foreach (var unknown in mapping.Entries.Where(static item => !StageKeys.OfGiven.Contains(item.Key.Value, StringComparer.Ordinal)))
            scope.ReportUnknownKey(unknown.Key, StageKeys.OfGiven, "a key of `given`");
        var file = Text(mapping, "file");
        var inline = Text(mapping, "text");
        if (file is null == inline is null)
        {
            if (mapping["file"] is null == mapping["text"] is null)
                scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, entry.Key.Span, "`given` has either `text` or `file`");
            return null;
        }

        if (file is not null)
        {
            file = Path.GetFullPath(file, directory);
            if (!File.Exists(file))
            {
                scope.Diagnostics.Add(DiagnosticCodes.InvalidValue, mapping["file"]!.Value.Value.Span, $"there is no file {Words.Code(file)}");
                return null;
            }
        }

        var metadata = NoMetadata;
        if (mapping["metadata"] is { } facts && _binder.TryBind(facts.Value, typeof(Dictionary<string, string>), "metadata", null, null, out var bound))
            metadata = ((IEnumerable<KeyValuePair<string, string>>)bound!).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return new GivenDocument(inline, file, Text(mapping, "media-type") ?? (file is null ? "text/plain" : null), metadata);
    }

    private static ImmutableSortedDictionary<string, string> NoMetadata => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private GivenDocument? WrongGiven(YamlNode node)
    {
        scope.ReportWrongType(node, "given", "a text, or a mapping with `text` or `file`");
        return null;
    }

    private ImmutableArray<Expectation> ReadExpect(YamlEntry entry, PlannedStage? until)
    {
        if (entry.Value is not YamlMapping { Entries: [_, ..] } mapping)
        {
            scope.ReportWrongType(entry.Value, "expect", "a mapping with layers such as `quotes`, or " + Words.Choice(Expectation.DocumentKeys));
            return [];
        }

        var expectations = ImmutableArray.CreateBuilder<Expectation>();
        var known = Expectation.DocumentKeys.Concat(stages.SelectMany(static stage => stage.Descriptor.Provides).Distinct(StringComparer.Ordinal)).ToArray();
        foreach (var (key, value) in mapping.Entries)
        {
            if (!known.Contains(key.Value, StringComparer.Ordinal))
            {
                scope.ReportUnknownKey(key, known, "a layer that a stage of this pipeline provides");
                continue;
            }

            if (until is not null && IsLayer(key.Value) && !Before(until).Any(stage => stage.Descriptor.Provides.Contains(key.Value)))
            {
                scope.Diagnostics.Add(DiagnosticCodes.ConditionLayerNotYet, key.Span, $"{Words.Code(key.Value)} is provided after {Words.Code(until.Id)}, where the test ends");
                continue;
            }

            if (value is YamlMapping parts && IsLayer(key.Value))
            {
                foreach (var unknown in parts.Entries.Where(static part => !StageKeys.OfExpectedLayer.Contains(part.Key.Value, StringComparer.Ordinal)))
                    scope.ReportUnknownKey(unknown.Key, StageKeys.OfExpectedLayer, "what can be said of a layer", "put `- ` before it, when it is an item of the layer");
            }

            if (Resolve(value) is { } resolved)
                expectations.Add(new Expectation(key.Value, key.Span, resolved));
        }

        return expectations.ToImmutable();
    }

    private IEnumerable<PlannedStage> Before(PlannedStage until) => stages.Take(stages.IndexOf(until) + 1);

    private bool IsLayer(string key) => stages.Any(stage => stage.Descriptor.Provides.Contains(key));

    private string? Text(YamlMapping mapping, string key) =>
        mapping[key] is { } entry && _binder.TryBind(entry.Value, typeof(string), key, null, null, out var value) ? (string?)value : null;

    /// <summary>A node with its variables replaced; null when that failed and was reported.</summary>
    private YamlNode? Resolve(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return scope.TextOf(scalar) is { } text ? scalar with { Value = text.Text, IsPlain = text.IsPlain } : null;
            case YamlSequence list:
                var items = list.Items.Select(Resolve).OfType<YamlNode>().ToImmutableArray();
                return items.Length == list.Items.Length ? list with { Items = items } : null;
            case YamlMapping mapping:
                var entries = mapping.Entries.Select(entry => (entry.Key, Value: Resolve(entry.Value))).Where(static entry => entry.Value is not null)
                    .Select(static entry => new YamlEntry(entry.Key, entry.Value!)).ToImmutableArray();
                return entries.Length == mapping.Entries.Length ? mapping with { Entries = entries } : null;
            default:
                return null;
        }
    }
}

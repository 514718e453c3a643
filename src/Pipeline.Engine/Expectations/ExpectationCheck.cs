using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;
using Pipeline.Engine.Execution;

namespace Pipeline.Engine.Expectations;

/// <summary>Holds what came of the document of a test against what is expected of it.</summary>
/// <param name="test">The test.</param>
/// <param name="outcome">How its document ended.</param>
/// <param name="warnings">The codes of the warnings about the pipeline file, in its order.</param>
internal sealed class ExpectationCheck(PipelineTest test, DocumentOutcome outcome, IReadOnlyList<string> warnings)
{
    public const string Count = "count";

    private readonly List<Mismatch> _mismatches = [];
    private readonly List<string> _diff = [];

    /// <summary>What is not met, by place; and the difference of lists, in lines.</summary>
    public (IReadOnlyList<Mismatch> Mismatches, IReadOnlyList<string> Diff) Run()
    {
        CheckEnd();
        var document = (outcome as Exported)?.Document;
        foreach (var expectation in test.Expect)
        {
            if (expectation.Key == Expectation.Diagnostics)
                CheckDiagnostics(expectation);
            else if (document is not null && expectation.Key is not (Expectation.Skipped or Expectation.Failed))
                Check(expectation, document);
        }

        return ([.. _mismatches.OrderBy(static mismatch => mismatch.Span.Start)], _diff);
    }

    private void CheckEnd()
    {
        var (skipped, failed) = outcome switch
        {
            Skipped { Stage: var stage, Reason: var reason } => (new Fact.Scalar(reason), $"`{stage}` skips the document: {reason}"),
            Quarantined { Failure: var failure } => (new Fact.Scalar(failure.Message), $"`{failure.Stage}` fails: {failure.Message}"),
            _ => ((Fact.Scalar?)null, ""),
        };
        CheckEnd(Expectation.Skipped, outcome is Skipped ? skipped : null);
        CheckEnd(Expectation.Failed, outcome is Quarantined ? skipped : null);
        var isExpected = test.Expect.Any(expectation => expectation.Key == (outcome is Skipped ? Expectation.Skipped : Expectation.Failed));
        if (outcome is not Exported && !isExpected)
            _mismatches.Add(new Mismatch("", test.Span, failed));
    }

    /// <summary>True and false say whether; a text says why.</summary>
    private void CheckEnd(string key, Fact.Scalar? reason)
    {
        if (test.Expect.FirstOrDefault(expectation => expectation.Key == key) is not { } expectation)
            return;
        var met = expectation.Value is YamlScalar scalar && (scalar.IsPlain && bool.TryParse(scalar.Value, out var flag) ? flag == reason is not null : reason is not null && reason.Text.Contains(Comparison.Trimmed(scalar), StringComparison.Ordinal));
        if (!met)
            Miss(key, expectation.Value, reason is null ? $"expected {Words.Describe(expectation.Value)}, and the document passed" : $"expected {Words.Describe(expectation.Value)}, got {Words.Code(reason.Text)}");
    }

    private void CheckDiagnostics(Expectation expectation)
    {
        var expected = expectation.Value is YamlSequence list ? list.Items : [expectation.Value];
        if (!expected.OfType<YamlScalar>().Select(static code => code.Value).Order(StringComparer.Ordinal).SequenceEqual(warnings.Order(StringComparer.Ordinal)))
            Miss(Expectation.Diagnostics, expectation.Value, $"expected {Words.All(expected.OfType<YamlScalar>().Select(static code => code.Value))}, got {(warnings.Count == 0 ? "none" : Words.All(warnings))}");
    }

    private void Check(Expectation expectation, Document document)
    {
        switch (expectation.Key)
        {
            case Expectation.Text:
                CheckText(expectation, document.Text);
                break;
            case Expectation.Contains or Expectation.Lacks:
                CheckParts(expectation, document.Text);
                break;
            case Expectation.Metadata:
                var facts = new Fact.Mapping([.. document.Metadata.Select(static fact => KeyValuePair.Create(fact.Key, (Fact)new Fact.Scalar(fact.Value)))], Short: null);
                Add(Comparison.Find(expectation.Value, facts, expectation.Key));
                break;
            default:
                CheckLayer(expectation, document);
                break;
        }
    }

    private void CheckText(Expectation expectation, string text)
    {
        if (expectation.Value is YamlScalar scalar && (scalar.Value == text || Comparison.Trimmed(scalar) == text.TrimEnd('\n')))
            return;
        Miss(Expectation.Text, expectation.Value, "the text is another");
        _diff.AddRange((expectation.Value as YamlScalar)?.Value.TrimEnd('\n').Split('\n').Select(static line => "- " + Words.Safe(line)) ?? []);
        _diff.AddRange(text.TrimEnd('\n').Split('\n').Select(static line => "+ " + Words.Safe(line)));
    }

    private void CheckParts(Expectation expectation, string text)
    {
        foreach (var part in expectation.Value is YamlSequence list ? list.Items : [expectation.Value])
        {
            var isThere = part is YamlScalar scalar && text.Contains(Comparison.Trimmed(scalar), StringComparison.Ordinal);
            if (isThere != (expectation.Key == Expectation.Contains))
                Miss(expectation.Key, part, $"{Words.Describe(part)} is {(isThere ? "" : "not ")}in the text");
        }
    }

    private void CheckLayer(Expectation expectation, Document document)
    {
        var layer = document.Layers.FirstOrDefault(layer => layer.Name == expectation.Key);
        ImmutableArray<Fact.Mapping> got = layer is null ? [] : [.. layer.Annotations.Select(annotation => Fact.Of(annotation, document))];
        switch (expectation.Value)
        {
            case YamlScalar scalar when ValueBinder.IsNull(scalar):
                CheckCount(expectation.Key, scalar, 0, got);
                break;
            case YamlScalar { IsPlain: true } scalar when int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                CheckCount(expectation.Key, scalar, count, got);
                break;
            case YamlScalar scalar:
                CheckList(expectation.Key, new YamlSequence(scalar.Span, [scalar]), got);
                break;
            case YamlSequence list:
                CheckList(expectation.Key, list, got);
                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (key.Value == Count && value is YamlScalar number && int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                        CheckCount(expectation.Key, number, count, got);
                    else
                        CheckItems(expectation.Key, key.Value, value, got);
                }

                break;
        }
    }

    private void CheckCount(string layer, YamlScalar expected, int count, ImmutableArray<Fact.Mapping> got)
    {
        if (count == got.Length)
            return;
        Miss(layer, expected, $"expected {Words.Number(count)}, got {Words.Number(got.Length)}");
        _diff.AddRange(got.Select(static item => "+ " + Comparison.Line(item)));
    }

    private void CheckList(string layer, YamlSequence expected, ImmutableArray<Fact.Mapping> got)
    {
        _mismatches.AddRange(ListComparison.Find(expected, got, layer, out var diff));
        _diff.AddRange(diff);
    }

    private void CheckItems(string layer, string key, YamlNode value, ImmutableArray<Fact.Mapping> got)
    {
        foreach (var item in value is YamlSequence list ? list.Items : [value])
        {
            var isThere = got.Any(annotation => Comparison.Find(item, annotation, "") is null);
            if (isThere == (key == Expectation.Contains))
                continue;

            // Of those with the same text, the difference is worth more than that none is equal.
            var near = item is YamlMapping mapping && mapping["text"] is { Value: YamlScalar text } && !isThere ? got.FirstOrDefault(annotation => annotation.Short == Comparison.Trimmed(text)) : null;
            Add((near is null ? null : Comparison.Find(item, near, layer)) ?? new Mismatch(layer, item.Span, $"{layer}: {Words.Describe((item as YamlMapping)?["text"]?.Value ?? item)} is {(isThere ? "" : "not ")}there"));
        }
    }

    private void Miss(string path, YamlNode node, string message) => _mismatches.Add(new Mismatch(path, node.Span, $"{path}: {message}"));

    private void Add(Mismatch? mismatch)
    {
        if (mismatch is not null)
            _mismatches.Add(mismatch);
    }
}

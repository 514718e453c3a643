using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Tests.Quality.Tasks;

/// <summary>Sentences and tokens, as they come from `segment` alone; for the Golden Rules, the share of rules kept.</summary>
internal sealed class SegmentTask : QualityTask
{
    public override string Name => "segment";

    public override IReadOnlyList<string> Stages => ["segment"];

    public override IReadOnlyList<string> Golds =>
        ["segment/golden_en.jsonl", "segment/EWT.dev.jsonl", "segment/GUM.dev.jsonl", "segment/LinES.dev.jsonl", "segment/ParTUT.dev.jsonl"];

    public override JsonObject Predict(Document document)
    {
        var points = new CodePoints(document.Original);
        JsonArray Spans(IEnumerable<TextSpan> spans) => [.. spans.Select(span =>
        {
            var (start, end) = Place(document, points, span);
            return (JsonNode)new JsonArray(start, end);
        })];

        return new JsonObject
        {
            ["sentences"] = Spans(document.Layer<Sentence>().Select(static sentence => sentence.Span)),
            ["tokens"] = Spans(document.Layer<Token>().Select(static token => token.Span)),
            ["texts"] = new JsonArray([.. document.Layer<Sentence>().Select(sentence => (JsonNode)sentence.Span.In(document.Text).ToString())]),
        };
    }

    public override async Task<(string Report, IReadOnlyList<Figure> Figures)> ScoreAsync(Scorer scorer, string gold, string prediction, bool forPeople)
    {
        if (Path.GetFileName(gold).Contains("golden_", StringComparison.Ordinal))
            return Rules(await File.ReadAllLinesAsync(gold), await File.ReadAllLinesAsync(prediction));
        if (forPeople)
            return (await scorer.RunAsync("score_seg.py", gold, prediction, "--errors", "10"), []);
        var scores = JsonNode.Parse(await scorer.RunAsync("score_seg.py", gold, prediction, "--json"))!;
        return ("", [.. new[] { "bound", "span", "tok", "word" }
            .Where(measure => scores[measure] is not null && (int)scores[measure]!["gold"]! > 0)
            .Select(measure => new Figure($"{measure} F1", (double)scores[measure]!["f1"]!))]);
    }

    /// <summary>A rule is kept when the sentences are those expected, white space aside.</summary>
    private static (string Report, IReadOnlyList<Figure> Figures) Rules(string[] golds, string[] predictions)
    {
        var found = predictions.Select(static line => JsonNode.Parse(line)!).ToDictionary(static line => line["id"]!.ToString(), static line => Texts(line["texts"]!), StringComparer.Ordinal);
        var broken = new List<string>();
        foreach (var line in golds)
        {
            var gold = JsonNode.Parse(line)!;
            var expected = Texts(gold["expected"]!);
            var actual = found.GetValueOrDefault(gold["id"]!.ToString(), []);
            if (!expected.SequenceEqual(actual, StringComparer.Ordinal))
                broken.Add($"{gold["title"]}: {string.Join(" | ", actual)}");
        }

        var kept = golds.Length - broken.Count;
        return (string.Create(CultureInfo.InvariantCulture, $"{kept} of {golds.Length} rules kept\n{string.Join('\n', broken)}"), [new Figure("rules", 100.0 * kept / golds.Length)]);
    }

    private static List<string> Texts(JsonNode texts) =>
        [.. texts.AsArray().Select(static text => string.Join(' ', text!.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}

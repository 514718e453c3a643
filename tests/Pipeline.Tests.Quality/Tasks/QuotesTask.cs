using System.Text.Json.Nodes;

namespace Pipeline.Tests.Quality.Tasks;

/// <summary>Quotations after `clean`, `segment` and `tag-quotes`, traced back to the gold text.</summary>
internal sealed class QuotesTask : QualityTask
{
    public override string Name => "quotes";

    public override IReadOnlyList<string> Stages => ["clean", "segment", "tag-quotes"];

    public override IReadOnlyList<string> Golds => ["quotes/ggt_dev.jsonl", "quotes/polnear_dev.jsonl"];

    public override JsonObject Predict(Document document)
    {
        var points = new CodePoints(document.Original);
        return new JsonObject { ["quotes"] = new JsonArray([.. document.Layer<Quote>().Select(quote => Convert(document, points, quote))]) };
    }

    public override async Task<(string Report, IReadOnlyList<Figure> Figures)> ScoreAsync(Scorer scorer, string gold, string prediction, bool forPeople)
    {
        if (forPeople)
            return (await scorer.RunAsync("score_quotes.py", gold, prediction, "--only-speech"), []);
        var scores = JsonNode.Parse(await scorer.RunAsync("score_quotes.py", gold, prediction, "--only-speech", "--json"))!;
        double Percent(JsonNode? value) => 100 * (double)(value ?? 0);
        var figures = new List<Figure>
        {
            new("iou80 F1", Percent(scores["detection"]!["iou80"]!["all"]!["F"])),
            new("iou80 direct F1", Percent(scores["detection"]!["iou80"]!["direct"]?["F"])),
            new("iou80 mixed F1", Percent(scores["detection"]!["iou80"]!["mixed"]?["F"])),
            new("iou80 indirect F1", Percent(scores["detection"]!["iou80"]!["indirect"]?["F"])),
            new("attribution", Percent(scores["attribution"]!["iou80"]!["all"]!["attr"]?["acc"])),
            new("quote and attribution F1", Percent(scores["e2e"]!["iou80"]!["all"]!["attr"]!["F"])),
        };
        if (scores["attribution"]!["iou80"]!["all"]!["fullhd"] is { } full)
            figures.Add(new Figure("full name", Percent(full["acc"])));
        return ("", figures);
    }

    private static JsonNode Convert(Document document, CodePoints points, Quote quote)
    {
        var (start, end) = Place(document, points, quote.Span);
        var result = new JsonObject { ["start"] = start, ["end"] = end, ["type"] = Kind(quote.Kind) };
        if (quote.Speaker is { } speaker)
        {
            var (from, to) = Place(document, points, speaker.Mention);
            result["speaker"] = speaker.Mention.In(document.Text).ToString();
            result["speaker_full"] = speaker.Name;
            if (from < to)
                (result["speaker_start"], result["speaker_end"]) = (from, to);
        }

        if (quote.Cue is { } cue)
        {
            var (from, to) = Place(document, points, cue);
            result["cue"] = cue.In(document.Text).ToString();
            (result["cue_start"], result["cue_end"]) = (from, to);
        }

        return result;
    }

    private static string Kind(QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "direct",
        QuoteKind.Mixed => "mixed",
        _ => "indirect",
    };
}

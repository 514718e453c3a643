using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Tests.Quality.Tasks;

/// <summary>Summaries after all stages: likeness to the references, and the share without a defect.</summary>
internal sealed class SummarizeTask : QualityTask
{
    public override string Name => "summarize";

    public override IReadOnlyList<string> Stages => ["clean", "segment", "tag-quotes", "summarize"];

    public override IReadOnlyList<string> Golds => ["summarize/cnn_val1000.jsonl", "summarize/writers_dev.jsonl"];

    public override int Most => 300;

    public override JsonObject Predict(Document document) => new()
    {
        ["summary"] = new JsonArray([.. document.Layer<SummarySentence>().Select(sentence =>
            (JsonNode)string.Join(' ', sentence.Span.In(document.Text).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))]),
    };

    public override async Task<(string Report, IReadOnlyList<Figure> Figures)> ScoreAsync(Scorer scorer, string gold, string prediction, bool forPeople)
    {
        var rouge = scorer.RunAsync("rouge.py", gold, prediction, "--boot", forPeople ? "1000" : "10");
        var defects = scorer.RunAsync("summary_defects.py", gold, prediction);
        var report = await rouge + await defects;
        double Find(string name) => double.Parse(Regex.Match(report, $@"\b{name} (\d+\.\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        return (report, [new Figure("ROUGE-1", Find("R1")), new Figure("ROUGE-2", Find("R2")), new Figure("ROUGE-Lsum", Find("RLsum")), new Figure("without defect", 100 - Find("any"))]);
    }
}

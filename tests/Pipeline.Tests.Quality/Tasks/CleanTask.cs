using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.Tests.Quality.Tasks;

/// <summary>The article of a page after `clean`: the blocks that are content, without captions, which the gold leaves out.</summary>
internal sealed class CleanTask : QualityTask
{
    public override string Name => "clean";

    public override IReadOnlyList<string> Stages => ["clean"];

    public override IReadOnlyList<string> Golds => ["clean/wcxb_dev.jsonl.gz"];

    public override int Most => 250;

    public override Document Read(JsonObject gold, Arguments arguments)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(arguments.Data, "clean", gold["file"]!.ToString())), CompressionMode.Decompress);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return Document.FromText(gold["id"]!.ToString(), reader.ReadToEnd(), "text/html");
    }

    public override JsonObject Predict(Document document)
    {
        var content = document.Layer<Block>().Where(static block => block.IsContent && block.Kind is not BlockKind.Caption);
        return new JsonObject
        {
            ["text"] = string.Join("\n\n", content.Select(block => block.Span.In(document.Text).ToString())),
            ["title"] = document.Metadata.GetValueOrDefault(MetadataKeys.Title),
            ["author"] = document.Metadata.GetValueOrDefault(MetadataKeys.Author),
            ["published"] = document.Metadata.GetValueOrDefault(MetadataKeys.Published),
        };
    }

    public override async Task<(string Report, IReadOnlyList<Figure> Figures)> ScoreAsync(Scorer scorer, string gold, string prediction, bool forPeople)
    {
        var report = await scorer.RunAsync("score_clean.py", gold, prediction);
        return (report, [.. Row(report, "article"), .. Row(report, "ALL")]);
    }

    /// <summary>A row of the table: type, n | P R F1 ± | P R F1 ± | with without | title author published.</summary>
    private static IEnumerable<Figure> Row(string report, string type)
    {
        var row = report.Split('\n').Single(line => line.StartsWith(type + " ", StringComparison.Ordinal));
        var numbers = row.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)[2..].Select(static number => 100 * double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var name = type is "ALL" ? "all pages" : "articles";
        yield return new Figure($"{name} word F1", numbers[2]);
        yield return new Figure($"{name} 4-gram F1", numbers[6]);
        yield return new Figure($"{name} title", numbers[10]);
        yield return new Figure($"{name} author", numbers[11]);
        yield return new Figure($"{name} day", numbers[12]);
    }
}

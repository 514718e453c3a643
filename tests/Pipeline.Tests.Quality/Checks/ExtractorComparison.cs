using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Tests.Quality.Tasks;
using SmartReader;

namespace Pipeline.Tests.Quality.Checks;

/// <summary>Our texts of the article pages beside SmartReader's, page by page, and beside the means that others are known to have: how sure the differences are.</summary>
/// <remarks>Paired bootstrap (Efron and Tibshirani 1993; Koehn 2004) over sites, since pages of one site are alike. Of trafilatura only the means are known here, not the pages:
/// it is given those pages, of all that have its mean, that make the difference the least sure. What is clear of that is clear of its real pages.</remarks>
internal static class ExtractorComparison
{
    public const string Name = "compare-clean";

    private const int Resamples = 10_000;

    /// <summary>trafilatura 2.2 on these pages, by `score_clean.py`; it is known to three places.</summary>
    private static readonly PageScore Trafilatura = new(0.934, 0.919);

    private const double Rounding = 0.0005;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var task = new CleanTask();
        var path = arguments.Golds.Count > 0 ? arguments.Golds[0] : Path.Combine(arguments.Out, "clean-cv.jsonl");
        if (!File.Exists(path))
        {
            Console.WriteLine($"There is no {path}: `train-clean --all` makes it, of pages that the weights have not seen.");
            return 2;
        }

        var ours = (await Measurement.ReadAsync(path)).ToDictionary(static page => page["id"]!.ToString(), static page => page["text"]!.ToString(), StringComparer.Ordinal);
        var pages = (await Measurement.ReadAsync(Path.Combine(arguments.Data, task.Golds[0]))).Where(gold => gold["type"]!.ToString() == "article").ToArray();
        var scores = new (string Site, PageScore Ours, PageScore Theirs)[pages.Length];
        Parallel.For(0, pages.Length, i =>
        {
            var gold = pages[i];
            scores[i] = (Uri.TryCreate(gold["url"]?.ToString(), UriKind.Absolute, out var url) ? url.Host : gold["id"]!.ToString(), PageScore.Of(ours[gold["id"]!.ToString()], gold["text"]!.ToString()), PageScore.Of(SmartReaderText(task.Read(gold, arguments).Text, gold), gold["text"]!.ToString()));
        });

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Length} article pages of {scores.Select(static score => score.Site).Distinct().Count()} sites; {Resamples} resamples of sites"));
        Console.WriteLine("                                    ours   theirs   difference  95 % interval        resamples in which theirs is no worse");
        Print("word F1, SmartReader", [.. scores.Select(static score => (score.Site, score.Ours.Word, score.Theirs.Word))]);
        Print("4-gram F1, SmartReader", [.. scores.Select(static score => (score.Site, score.Ours.FourGram, score.Theirs.FourGram))]);
        PrintLeastSure("word F1, trafilatura, at worst", scores, static score => score.Ours.Word, Trafilatura.Word);
        PrintLeastSure("4-gram F1, trafilatura, at worst", scores, static score => score.Ours.FourGram, Trafilatura.FourGram);
        return 0;
    }

    /// <summary>The spread of the differences is a convex function of the other's page scores, so that of all pages with one mean those are at worst that are 0 or 1: 0 where ours is best.</summary>
    private static void PrintLeastSure(string name, (string Site, PageScore Ours, PageScore Theirs)[] scores, Func<(string, PageScore Ours, PageScore Theirs), double> ours, double mean)
    {
        var own = scores.Select(score => ours(score)).OrderDescending().ToArray();
        var lost = own.Length * (1 - mean - Rounding);
        Print(name, [.. own.Select((score, i) => (Site: i.ToString(CultureInfo.InvariantCulture), Ours: score, Theirs: 1 - Math.Clamp(lost - i, 0, 1)))]);
    }

    private static void Print(string name, IReadOnlyList<(string Site, double Ours, double Theirs)> scores)
    {
        var (a, b) = (scores.Average(static score => score.Ours), scores.Average(static score => score.Theirs));
        var sites = scores.GroupBy(static score => score.Site, StringComparer.Ordinal).Select(static site => (Count: site.Count(), Difference: site.Sum(static score => score.Ours - score.Theirs))).ToArray();
        var random = new Random(1);
        var differences = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var count = 0;
            var sum = 0d;
            for (var k = 0; k < sites.Length; k++)
            {
                var site = sites[random.Next(sites.Length)];
                count += site.Count;
                sum += site.Difference;
            }

            differences[i] = sum / count;
        }

        Array.Sort(differences);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-33} {a,7:0.0000}  {b,7:0.0000}  {a - b,+10:+0.0000;-0.0000}  [{differences[Resamples / 40]:+0.0000;-0.0000}, {differences[Resamples - (Resamples / 40) - 1]:+0.0000;-0.0000}]   {differences.Count(static difference => difference <= 0)} of {Resamples}"));
    }

    private static string SmartReaderText(string html, JsonObject gold)
    {
        using var reader = new Reader(gold["url"]?.ToString() is { Length: > 0 } url ? url : "https://page.invalid/", html) { ContinueIfNotReadable = true };
        return reader.GetArticle().TextContent ?? "";
    }
}

using System.Globalization;
using Pipeline.Summarize;

namespace Pipeline.Tests.Quality.Training;

/// <summary>`compare-summarize`: every method of `summarize`, three sentences, on every gold file.</summary>
internal static class CompareVerb
{
    public const string Name = "compare-summarize";

    private static readonly string[] Golds = ["cnn_val1000", "cnndm_train", "writers_dev"];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        foreach (var gold in Golds)
        {
            var articles = await TrainingArticle.ReadAsync(Path.Combine(arguments.Data, "summarize", gold + ".jsonl"));
            foreach (var method in Enum.GetValues<SummaryMethod>())
                Print(gold, method.ToString(), articles.ConvertAll(article => article.Score(new SummarizeOptions { Method = method })));
            Print(gold, "News, no weights", articles.ConvertAll(static article => article.Score(new SummarizeOptions { Weights = SummaryWeights.None })));
        }

        return 0;
    }

    private static void Print(string gold, string method, List<(double One, double Two)> scores) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{gold,-12} {method,-16} ROUGE-1 {100 * scores.Average(static score => score.One):0.00}  ROUGE-2 {100 * scores.Average(static score => score.Two):0.00}"));
}

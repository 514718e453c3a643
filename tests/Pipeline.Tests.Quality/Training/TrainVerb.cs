using System.Globalization;
using Pipeline.Summarize.News;

namespace Pipeline.Tests.Quality.Training;

/// <summary>`train-summarize`: cross-validates, then learns the weights of `news` from all articles and writes them.</summary>
internal static class TrainVerb
{
    public const string Name = "train-summarize";

    private const int Folds = 5;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var folder = Path.Combine(arguments.Data, "summarize");
        List<TrainingArticle> articles =
        [
            .. await TrainingArticle.ReadAsync(Path.Combine(folder, "cnn_val1000.jsonl")), .. await TrainingArticle.ReadAsync(Path.Combine(folder, "cnndm_train.jsonl")),
        ];
        var writers = await TrainingArticle.ReadAsync(Path.Combine(folder, "writers_dev.jsonl"));
        Print("untrained", articles.ConvertAll(static article => article.Score(NewsWeights.Untrained)), writers.ConvertAll(static article => article.Score(NewsWeights.Untrained)));

        var trainer = new NewsTrainer(new TrainingOptions());
        var folds = new NewsWeights[Folds];
        Parallel.For(0, Folds, fold => folds[fold] = trainer.Train([.. articles.Where((_, i) => i % Folds != fold)]));
        Print("held out", [.. articles.Select((article, i) => article.Score(folds[i % Folds]))], [.. folds.SelectMany(weights => writers.Select(article => article.Score(weights)))]);

        var all = trainer.Train(articles);
        Print("all", articles.ConvertAll(article => article.Score(all)), writers.ConvertAll(article => article.Score(all)));
        await File.WriteAllTextAsync(Path.Combine(Arguments.Root(), "plugins/Pipeline.Summarize/Weights/news.tsv"), all.Format());
        return 0;
    }

    private static void Print(string name, List<(double One, double Two)> highlights, List<(double One, double Two)> writers) => Console.WriteLine(
        $"{name,-10} highlights {Mean(highlights)}   writers {Mean(writers)}");

    private static string Mean(List<(double One, double Two)> scores) => string.Create(CultureInfo.InvariantCulture,
        $"{100 * scores.Average(static score => score.One):0.00} / {100 * scores.Average(static score => score.Two):0.00}");
}

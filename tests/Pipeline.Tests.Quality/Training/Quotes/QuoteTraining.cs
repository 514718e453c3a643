using System.Diagnostics;
using Pipeline.TagQuotes;

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>The verb `train-quotes`: trains the models of `tag-quotes` and writes them beside their code.</summary>
/// <remarks>Each later model learns from what the earlier ones do on articles that they were not trained on (five folds).</remarks>
internal static class QuoteTraining
{
    private const int Folds = 5;
    private const int EndBits = 18;
    private const int KeepBits = 18;
    private const int RightBits = 14;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var watch = Stopwatch.StartNew();
        var articles = await GoldArticle.ReadAsync(Path.Combine(arguments.Data, "quotes/polnear_train.jsonl"));
        Console.WriteLine($"{articles.Count} articles, {watch.Elapsed.TotalSeconds:F0} s");

        var none = Enumerable.Repeat(new QuoteModels(null, null, null), Folds).ToArray();
        var ends = Train(Teach(articles, none, Lesson.Ends), static teacher => teacher.Ends, EndBits, "end", watch);
        var withEnds = ends.Select(static model => new QuoteModels(model, null, null)).ToArray();
        var keeps = Train(Teach(articles, withEnds, Lesson.Keeping), static teacher => teacher.Keeps, KeepBits, "keep", watch);
        var withKeeps = ends.Zip(keeps, static (end, keep) => new QuoteModels(end, keep, null)).ToArray();
        var finished = Teach(articles, withKeeps, Lesson.Speakers);
        var rights = Train(finished, static teacher => teacher.Rights, RightBits, "right", watch);
        Reliability.Print(finished.SelectMany((teacher, i) => teacher.Rights.Select(example => (rights[i % Folds].Probability(example.Features), example.Label))));

        var folder = Path.Combine(Arguments.Root(), "plugins/Pipeline.TagQuotes/Model");
        await File.WriteAllBytesAsync(Path.Combine(folder, "end.bin"), ends[Folds].ToBytes());
        await File.WriteAllBytesAsync(Path.Combine(folder, "keep.bin"), keeps[Folds].ToBytes());
        await File.WriteAllBytesAsync(Path.Combine(folder, "right.bin"), rights[Folds].ToBytes());
        await WriteUnseenAsync(articles, withKeeps, Path.Combine(arguments.Out, "quotes-unseen.jsonl"));
        return 0;
    }

    /// <summary>Runs the tagger over all articles, each with the models of its fold.</summary>
    private static ArticleTeacher[] Teach(IReadOnlyList<GoldArticle> articles, QuoteModels[] models, Lesson lesson)
    {
        var teachers = new ArticleTeacher[articles.Count];
        Parallel.For(0, articles.Count, i =>
        {
            teachers[i] = new ArticleTeacher(articles[i], lesson);
            new QuoteTagger(articles[i].Article, models[i % Folds], CancellationToken.None, teachers[i]).Tag();
        });
        return teachers;
    }

    /// <summary>One model per fold, trained on the other folds, and last the one trained on everything.</summary>
    private static LinearModel[] Train(ArticleTeacher[] teachers, Func<ArticleTeacher, List<Example>> examples, int bits, string name, Stopwatch watch)
    {
        var models = new LinearModel[Folds + 1];
        Parallel.For(0, Folds + 1, fold => models[fold] = LogisticTrainer.Fit([.. teachers.Where((_, i) => i % Folds != fold).SelectMany(examples)], bits));
        var (count, right, yes, loss) = (0, 0, 0, 0.0);
        for (var i = 0; i < teachers.Length; i++)
        {
            foreach (var (features, label) in examples(teachers[i]))
            {
                var chance = models[i % Folds].Probability(features);
                count++;
                yes += label ? 1 : 0;
                right += chance >= 0.5 == label ? 1 : 0;
                loss -= Math.Log(label ? chance : 1 - chance);
            }
        }

        Console.WriteLine($"{name}: {count} decisions, {100.0 * yes / count:F1} % yes; unseen: {100.0 * right / count:F2} % right, loss {loss / count:F4} ({watch.Elapsed.TotalSeconds:F0} s)");
        return models;
    }

    private static async Task WriteUnseenAsync(IReadOnlyList<GoldArticle> articles, QuoteModels[] models, string path)
    {
        var lines = new string[articles.Count];
        Parallel.For(0, articles.Count, i =>
        {
            var document = articles[i].Document;
            var quotes = new QuoteTagger(articles[i].Article, models[i % Folds], CancellationToken.None).Tag();
            var prediction = new Tasks.QuotesTask().Predict(document.With(Layer<Quote>.Of(quotes)));
            prediction["id"] = articles[i].Id;
            lines[i] = prediction.ToJsonString();
        });
        await File.WriteAllLinesAsync(path, lines);
        Console.WriteLine($"wrote {path}");
    }
}

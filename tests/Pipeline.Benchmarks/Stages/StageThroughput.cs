using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.Benchmarks.Segmentation;
using Pipeline.Segment;

namespace Pipeline.Benchmarks.Stages;

/// <summary>`stage-throughput`: seed articles a second on one core for each stage, after the stages before it, in turn with decoding the
/// article; then longer and hostile texts, whose time must grow no faster than they do.</summary>
internal static class StageThroughput
{
    private const int Rounds = 60;
    private const int Batch = 200;

    public static int Run()
    {
        var stages = Article.Stages();
        var steps = Article.Steps(stages);
        Compare(stages, steps);
        Console.WriteLine();
        var quotes = stages[2];
        Grow("news, tag-quotes", quotes, [100_000, 1_000_000, 10_000_000], NewsText.Of);
        Grow("one paragraph of quotation marks, tag-quotes", quotes, [10_000, 100_000, 1_000_000], static length => new string('"', length));
        Grow("quotation marks in words, tag-quotes", quotes, [10_000, 100_000, 1_000_000], static length => string.Concat(Enumerable.Repeat("\"he said\" ", length / 10)));
        return 0;
    }

    private static void Compare(IStage[] stages, Document[] steps)
    {
        (string Name, Action Run)[] runs =
        [
            ("decoding from UTF-8", static () => Encoding.UTF8.GetString(Article.Bytes)),
            ("clean", () => Article.Run(stages[0], steps[0])),
            ("segment", () => Article.Run(stages[1], steps[1])),
            ("tag-quotes", () => Article.Run(stages[2], steps[2])),
            ("summarize", () => Article.Run(stages[3], steps[3])),
        ];
        var seconds = Array.ConvertAll(runs, static _ => new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                seconds[i][round] = Seconds(() =>
                {
                    for (var n = 0; n < Batch; n++)
                        runs[i].Run();
                }) / Batch;
            }
        }

        var decoding = seconds[0].Min();
        for (var i = 0; i < runs.Length; i++)
        {
            Array.Sort(seconds[i]);
            var (best, median) = (seconds[i][0], seconds[i][Rounds / 2]);
            Print($"{1 / best,10:F0} articles/s at best, {1 / median,10:F0} in the median, {best / decoding,6:F0} times decoding  {runs[i].Name}");
        }
    }

    private static void Grow(string name, IStage stage, int[] lengths, Func<int, string> text)
    {
        Print($"{name}");
        var segment = new SegmentStage(new SegmentOptions());
        foreach (var length in lengths)
        {
            var document = Article.Run(segment, Document.FromText("text.txt", text(length)));
            var best = Enumerable.Range(0, 3).Min(_ => Seconds(() => Article.Run(stage, document)));
            Print($"{length,12:N0} characters  {best * 1000,10:F1} ms  {best / length * 1e9,8:F1} ns a character");
        }
    }

    private static double Seconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pipeline.Benchmarks.Segmentation;

/// <summary>`throughput`: megabytes of UTF-8 a second on one core, measured in turn, the best of several rounds; then growing and hostile text.</summary>
internal static class Throughput
{
    private const int Rounds = 15;

    // Of characters, in millions; the last is about the longest string that .NET has.
    private static readonly int[] Sizes = [1, 10, 100, 500, 1000];

    private static readonly SearchValues<char> Terminators = SearchValues.Create(".?!…");

    /// <param name="args">Text files to measure on instead of the seeds; `--size N` for the longest text of the last tables, in millions of characters.</param>
    public static int Run(string[] args)
    {
        var size = Array.IndexOf(args, "--size") is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 100;
        var files = args.Where((arg, i) => arg != "--size" && (i == 0 || args[i - 1] != "--size")).ToArray();
        var text = files.Length == 0 ? NewsText.Of(4_000_000) : string.Concat(files.Select(static file => File.ReadAllText(file) + "\n\n"));
        var segmenter = new Segmenter();
        Compare(text, segmenter);
        Console.WriteLine();
        Grow("news", segmenter, size, static length => NewsText.Of(length));
        size = Math.Min(size, 500);
        Grow("one line of words", segmenter, size, static length => Repeat("word ", length));
        Grow("full stops", segmenter, size, static length => new string('.', length));
        Grow("quotation marks", segmenter, size, static length => new string('"', length));
        Grow("lone surrogates", segmenter, size, static length => new string('\uD83D', length));
        Grow("letters without a space", segmenter, size, static length => new string('a', length));
        Grow("abbreviations", segmenter, size, static length => Repeat("Mr. A. ", length));
        return 0;
    }

    private static void Compare(string text, Segmenter segmenter)
    {
        var icu = Icu.Find();
        var steps = new List<(string Name, Action Run)>
        {
            ("every terminator by SearchValues (the limit)", () => CountTerminators(text)),
            ("sentences", () => segmenter.Sentences(text)),
            ("sentences and tokens", () => segmenter.Tokens(text)),
        };
        if (icu is not null)
        {
            steps.Add(($"ICU {icu.Version} sentences", () => icu.Count(Icu.Sentences, text)));
            steps.Add(($"ICU {icu.Version} sentences and words", () => CountAll(icu, text)));
        }

        var best = new double[steps.Count];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < steps.Count; i++)
                best[i] = Math.Min(best[i], Seconds(steps[i].Run));
        }

        var megabytes = Encoding.UTF8.GetByteCount(text) / 1e6;
        Print($"{megabytes:F1} MB of UTF-8, best of {Rounds} rounds in turn");
        for (var i = 0; i < steps.Count; i++)
            Print($"{megabytes / best[i],8:F0} MB/s  {steps[i].Name}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        segmenter.Tokens(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Print($"{allocated,8} bytes allocated by sentences and tokens, beside their lists");
    }

    private static void Grow(string name, Segmenter segmenter, int most, Func<int, string> make)
    {
        var line = new StringBuilder($"{name,-24}");
        foreach (var millions in Sizes.Where(millions => millions <= most))
        {
            var text = make(millions * 1_000_000);
            var megabytes = Encoding.UTF8.GetByteCount(text) / 1e6;
            var seconds = Math.Min(Seconds(() => segmenter.Sentences(text)), Seconds(() => segmenter.Sentences(text)));
            line.Append(CultureInfo.InvariantCulture, $"  {millions,4} M: {megabytes / seconds,5:F0} MB/s");
            if (millions <= 100)
                line.Append(CultureInfo.InvariantCulture, $" ({megabytes / Math.Min(Seconds(() => segmenter.Tokens(text)), Seconds(() => segmenter.Tokens(text))),4:F0} with tokens)");
        }

        Console.WriteLine(line);
    }

    private static int CountTerminators(string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Terminators) is var at and >= 0; rest = rest[(at + 1)..])
            count++;
        return count;
    }

    private static int CountAll(Icu icu, string text) => icu.Count(Icu.Sentences, text) + icu.Count(Icu.Words, text);

    private static double Seconds(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Repeat(string piece, int length) => new StringBuilder(length).Insert(0, piece, length / piece.Length).ToString();

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

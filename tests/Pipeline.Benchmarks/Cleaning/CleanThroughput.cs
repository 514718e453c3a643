using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Pipeline.Clean;
using SmartReader;

namespace Pipeline.Benchmarks.Cleaning;

/// <summary>Bytes a second and bytes allocated for each byte of HTML: `clean`, AngleSharp's bare parse, and SmartReader, on the same pages, turn by turn in one run on one thread.</summary>
internal static class CleanThroughput
{
    private const int Rounds = 5;

    /// <param name="args">Folders or files of pages (`.html`, `.html.gz`) and of text; the seeds without any.</param>
    public static int Run(string[] args)
    {
        var files = args.Length == 0 ? Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds")) : [.. args.SelectMany(static path => Directory.Exists(path) ? Directory.GetFiles(path) : [path])];
        var pages = files.Where(static file => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".html.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read).ToList();
        var texts = files.Where(static file => file.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read).ToList();
        var bytes = pages.Sum(static page => (long)Encoding.UTF8.GetByteCount(page));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, {bytes / 1e6:0.0} MB; best of {Rounds} rounds"));

        var parser = new HtmlParser();
        var stage = new CleanStage(new CleanOptions());
        var documents = pages.ConvertAll(static page => Document.FromText("page", page, "text/html"));
        (string Name, Action<int> Run)[] contenders =
        [
            ("clean", i => stage.ProcessAsync(documents[i], CancellationToken.None).AsTask().GetAwaiter().GetResult()),
            ("AngleSharp, parse alone", i => parser.ParseDocument(pages[i]).Dispose()),
            ("SmartReader", i => Article(pages[i])),
        ];
        var best = new double[contenders.Length];
        var allocated = new double[contenders.Length];
        Array.Fill(best, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var contender = 0; contender < contenders.Length; contender++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var watch = Stopwatch.GetTimestamp();
                for (var i = 0; i < pages.Count; i++)
                    contenders[contender].Run(i);
                best[contender] = Math.Min(best[contender], Stopwatch.GetElapsedTime(watch).TotalSeconds);
                allocated[contender] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        for (var i = 0; i < contenders.Length; i++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{contenders[i].Name,-24} {bytes / best[i] / 1e6,7:0.0} MB/s   {allocated[i] / bytes,6:0.0} bytes allocated for each byte   clean is {best[i] / best[0],5:0.00} times as fast"));
        }

        if (texts.Count > 0)
            Plain(stage, texts);
        return 0;
    }

    /// <summary>The plain texts over and over, as one document of about 16 MB.</summary>
    private static void Plain(CleanStage stage, List<string> texts)
    {
        var text = new StringBuilder();
        while (text.Length < 16_000_000)
            text.Append(texts[text.Length % texts.Count].TrimEnd()).Append("\n\n");
        var document = Document.FromText("text", text.ToString().TrimEnd());
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            stage.ProcessAsync(document, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            best = Math.Min(best, Stopwatch.GetElapsedTime(watch).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plain text               {document.Content.Length / best / 1e6,7:0.0} MB/s"));
    }

    private static void Article(string html)
    {
        using var reader = new Reader("https://page.invalid/", html) { ContinueIfNotReadable = true };
        reader.GetArticle();
    }

    private static string Read(string file)
    {
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(file), CompressionMode.Decompress) : File.OpenRead(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Pipeline.Clean;

namespace Pipeline.Tests.Clean;

/// <summary>Mutated pages and texts, for two seconds; <c>PIPELINE_FUZZ_SECONDS</c> makes it longer, and <c>PIPELINE_FUZZ_SEED</c> makes it others,
/// and <c>PIPELINE_FUZZ_PAGES</c> adds the pages of a folder (<c>.html.gz</c>) to what is mutated.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<p>", "</p>", "<div hidden>", "</div>", "<script>", "</script>", "<title>", "<textarea>", "<svg>", "<h1>", "<br>", "<br><br>", "<table>", "<td>", "<a href='/author/x'>", "</a>", "<pre>",
        "<meta property=\"og:title\" content=\"", "<script type=\"application/ld+json\">", "{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"},\"headline\":\"\\ud83d\"", "=\"", "'", "\"", "&amp;", "&#x1F600;", "&#xD800;", "&#0;", "&", "&notit;", "\0", "\uD83D", "\uDE00",
        "\uFFFD", "\u00AD", "\u200B", "\u202E", "e\u0301", "â€™", "Ã©", "Ã ", "\u0092", "ï»¿", "\r\n", "\n\n", "> ", "- ", "ﬁ", "２", "By ", "3 May 2024", "Read more:", "Advertisement",
    ];

    [Fact]
    public async Task Process_MutatedDocuments_NeverFailsAndKeepsItsPlace()
    {
        var seconds = Number("PIPELINE_FUZZ_SECONDS", 2);
        var random = new Random(Number("PIPELINE_FUZZ_SEED", 1));
        var stage = new CleanStage(new CleanOptions());
        var seeds = new List<string> { Seeds.Read("harbour-bridge.html"), Seeds.Read("lighthouse-strike.txt"), CleanRun.Around("<p>One more.</p>") };
        if (Environment.GetEnvironmentVariable("PIPELINE_FUZZ_PAGES") is { Length: > 0 } folder)
            seeds.AddRange(Directory.GetFiles(folder, "*.html.gz").Order(StringComparer.Ordinal).Select(Unpacked));
        var watch = Stopwatch.StartNew();
        var round = 0;
        for (; watch.Elapsed.TotalSeconds < seconds; round++)
        {
            var text = Mutate(seeds[random.Next(seeds.Count)], random);
            var type = random.Next(4) == 0 ? "text/plain" : "text/html";
            try
            {
                var before = Document.FromText("fuzz", text, type);
                var document = await stage.ProcessAsync(before, TestContext.Current.CancellationToken);
                Check(document);
                var decisions = new List<Decision>();
                if (round % 16 == 0)
                    Assert.Equal(document.Text, (await stage.ExplainAsync(before, decisions, TestContext.Current.CancellationToken)).Text);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"round {round}, {type}: {System.Text.Json.JsonSerializer.Serialize(text[..Math.Min(text.Length, 4000)])}", exception);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{round} rounds in {watch.Elapsed.TotalSeconds:0} s, nothing found");
    }

    private static string Unpacked(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Check(Document document)
    {
        Assert.DoesNotContain(document.Text, static c => c is '\0' or '\u200B' or '\u202E');
        var at = 0;
        foreach (var block in document.Layer<Block>())
        {
            Assert.True(block.Span.Start >= at && block.Span.End > block.Span.Start && block.Span.End <= document.Text.Length);
            at = block.Span.End;
        }

        var end = 0;
        for (var i = 0; i < document.Text.Length; i += 7)
        {
            var place = document.Origin.ToOriginal(new TextSpan(i, i + 1));
            Assert.True(place.End <= document.Original.Length && (place.Start >= end || place.End >= end), $"{i} stands at {place}");
            end = place.Start;
        }
    }

    private static string Mutate(string seed, Random random)
    {
        var start = random.Next(seed.Length);
        var text = new StringBuilder(random.Next(3) == 0 ? seed : seed.Substring(start, Math.Min(seed.Length - start, random.Next(1, 4000))));
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0 when text.Length > 1:
                    at = Math.Min(at, text.Length - 1);
                    text.Remove(at, Math.Min(text.Length - at, random.Next(1, 60)));
                    break;
                case 1:
                    var piece = Pieces[random.Next(Pieces.Length)];
                    for (var times = random.Next(8) == 0 ? random.Next(1, 300) : 1; times > 0; times--)
                        text.Insert(at, piece);
                    break;
                case 2:
                    var from = random.Next(seed.Length);
                    text.Insert(at, seed.AsSpan(from, Math.Min(seed.Length - from, random.Next(1, 400))));
                    break;
                default:
                    if (at < text.Length)
                        text[at] = (char)random.Next(random.Next(2) == 0 ? 0x100 : 0x10000);
                    break;
            }
        }

        return text.ToString();
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

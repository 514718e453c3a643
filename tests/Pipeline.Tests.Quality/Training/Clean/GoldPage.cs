using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Clean.Article;
using Pipeline.Clean.Html;
using Pipeline.Clean.Metadata;

namespace Pipeline.Tests.Quality.Training.Clean;

/// <summary>A page of the development set, with the share of each block that its gold text has.</summary>
internal sealed class GoldPage
{
    private static readonly HashWeights Nothing = new([]);

    public required string Id { get; init; }

    public required string Type { get; init; }

    /// <summary>Pages of one site stay together in a fold.</summary>
    public required string Site { get; init; }

    public required HtmlPage Page { get; init; }

    public required string? Title { get; init; }

    public required ArticleBlock[] Blocks { get; init; }

    /// <summary>For each block, the share of its words that the gold text has, in order.</summary>
    public required float[] Labels { get; init; }

    /// <summary>The words of the gold text, as hashes.</summary>
    public required uint[] Gold { get; init; }

    /// <summary>Reads all pages of a gold file.</summary>
    public static List<GoldPage> ReadAll(string gold)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(gold), CompressionMode.Decompress), Encoding.UTF8);
        var lines = new List<string>();
        while (file.ReadLine() is { } line)
            lines.Add(line);
        return [.. lines.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(line => Read(JsonNode.Parse(line)!.AsObject(), Path.GetDirectoryName(gold)!))];
    }

    private static GoldPage Read(JsonObject gold, string folder)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(folder, gold["file"]!.ToString())), CompressionMode.Decompress);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var page = HtmlScanner.Scan(reader.ReadToEnd());
        var blocks = BlockReader.Read(page, Nothing);
        var words = new List<uint>();
        var blockOf = new List<int>();
        for (var i = 0; i < blocks.Length; i++)
        {
            foreach (var word in Words(page, blocks[i]))
            {
                words.Add(word);
                blockOf.Add(i);
            }
        }

        var goldWords = Words(gold["text"]!.ToString());
        var found = new int[blocks.Length];
        foreach (var match in Alignment.Matches([.. words], goldWords))
            found[blockOf[match]]++;
        return new GoldPage
        {
            Id = gold["id"]!.ToString(),
            Type = gold["type"]!.ToString(),
            Site = Uri.TryCreate(gold["url"]?.ToString(), UriKind.Absolute, out var url) ? url.Host : gold["id"]!.ToString(),
            Page = page,
            Title = PageMetadata.Read(page).Find(static field => field.Key == MetadataKeys.Title)?.Value,
            Blocks = blocks,
            Labels = [.. blocks.Select((block, i) => block.Text.Words == 0 ? 0 : (float)found[i] / block.Text.Words)],
            Gold = goldWords,
        };
    }

    public static List<uint> Words(HtmlPage page, ArticleBlock block)
    {
        var found = new List<uint>();
        for (var i = block.First; i < block.End; i++)
        {
            if (!block.Holds(page.TraitsOf(page.Runs[i])))
                continue;
            var words = new PageWords(page.Runs[i].Span.In(page.Source));
            while (words.Next())
                found.Add(words.Hash);
        }

        return found;
    }

    private static uint[] Words(string text)
    {
        var found = new List<uint>();
        var words = new PageWords(text);
        while (words.Next())
            found.Add(words.Hash);
        return [.. found];
    }
}

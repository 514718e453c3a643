using System.Text.Json.Nodes;
using Pipeline.TagQuotes;

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>A training article: its document after `segment`, and what people marked in it.</summary>
internal sealed class GoldArticle
{
    private GoldArticle(string id, Document document, GoldQuote[] quotes)
    {
        Id = id;
        Document = document;
        Quotes = quotes;
        Article = ArticleReader.Read(document.Text, document.Layer<Sentence>(), document.Layer<Token>(), document.Layer<Block>());
    }

    public string Id { get; }

    public Document Document { get; }

    public Article Article { get; }

    public GoldQuote[] Quotes { get; }

    public static async Task<IReadOnlyList<GoldArticle>> ReadAsync(string path)
    {
        var lines = await File.ReadAllLinesAsync(path);
        var articles = new GoldArticle?[lines.Length];
        await Parallel.ForAsync(0, lines.Length, async (i, _) =>
        {
            var node = JsonNode.Parse(lines[i])!;
            var (id, text) = ((string)node["id"]!, (string)node["text"]!);
            var offsets = Utf16Offsets.Of(text);
            if (await new Chain(["clean", "segment"]).RunAsync(Document.FromText(id, text)) is { } document)
                articles[i] = new GoldArticle(id, document, [.. node["quotes"]!.AsArray().Select(quote => GoldQuote.Of(quote!, text, offsets))]);
        });
        return [.. articles.OfType<GoldArticle>()];
    }

    /// <summary>A span of the cleaned text as one of the original, trimmed as the scorer does.</summary>
    public TextSpan Trim(TextSpan span) => GoldQuote.Trim(Document.Original, Document.Origin.ToOriginal(span));

    /// <summary>A range of words as a span of the original, trimmed.</summary>
    public TextSpan Words(int first, int end) => Trim(new TextSpan(Article.Words[first].Span.Start, Article.Words[end - 1].Span.End));
}

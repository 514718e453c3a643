using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Testing;

/// <summary>Documents that break stages, and an ordinary one to compare with. Their ids are their names.</summary>
public static class HostileDocuments
{
    /// <summary>The id of the ordinary article, the first of <see cref="All"/>: every stage must get through it.</summary>
    public const string Article = "article";

    private const string ArticleText = """
        Council opens the old harbour to swimmers

        By Ada Winter

        The city council voted on Tuesday to open the old harbour to swimmers, ending a ban that had stood since 1974.

        “The water is cleaner than it has been in a century,” said Mayor Ines Duarte. “People should be able to enjoy it.”

        Dr. Paul Okafor, who leads the port's laboratory, said that tests in 12 places had found no cause for concern. He called the result “a quiet
        triumph” and warned that storms could still wash dirt into the basin.

        Shipping firms are less happy. According to the Harbour Association, about 3,000 boats a year use the basin, and its chairman, Tom Beck,
        told reporters the decision was “made in a hurry.” Duarte rejected this.

        The first swimmers are expected in May.
        """;

    /// <summary>All of them, the ordinary article first. Made on first use; about 5 MB of text.</summary>
    public static ImmutableArray<Document> All { get; } = [.. Make()];

    private static IEnumerable<Document> Make()
    {
        var article = ArticleText.ReplaceLineEndings("\n");
        yield return Plain(Article, article);
        yield return Html("article-page", Page(article));

        yield return Plain("empty", "");
        yield return Html("empty-page", "");
        yield return Plain("white-space", " \t\n\r\n\u00A0\u2003\u2028\u2029\u0085\v\f ");
        yield return Plain("line-breaks", new string('\n', 20_000));
        yield return Plain("one-letter", "a");
        yield return Plain("one-mark", "”");
        yield return Plain("one-line-break", "\n");
        yield return Plain("crlf", article.Replace("\n", "\r\n", StringComparison.Ordinal));
        yield return Plain("cr", article.Replace('\n', '\r'));
        yield return Plain("no-line-breaks", article.Replace('\n', ' '));
        yield return Plain("upper-case", article.ToUpperInvariant());

        yield return Plain("quotation-marks", string.Concat(Enumerable.Repeat("“”\"'‘’«»„`", 2_000)));
        yield return Plain("open-quotation-marks", string.Concat(Enumerable.Repeat("“ he said, “", 5_000)));
        yield return Plain("unclosed-quotation", "“" + string.Concat(Enumerable.Repeat("Nobody ever ends this, she said. ", 2_000)));
        yield return Plain("full-stops", string.Concat(Enumerable.Repeat(". ", 20_000)));
        yield return Plain("punctuation", string.Concat(Enumerable.Repeat("?!.,;:-–—…()[]{}<>/\\|@#$%^&*_+=~", 500)));
        yield return Plain("brackets", new string('(', 10_000) + new string(')', 10_000));
        yield return Plain("numbers", string.Concat(Enumerable.Repeat("1.2.3,4 5e6 7% $8 ", 1_000)));
        yield return Plain("long-word", new string('x', 100_000));
        yield return Plain("said-said", string.Concat(Enumerable.Repeat("said ", 10_000)));
        yield return Plain("names", string.Concat(Enumerable.Repeat("Ada Winter Ines Duarte ", 4_000)));

        yield return Plain("emoji", string.Concat(Enumerable.Repeat("“👩‍👩‍👧‍👦 🇵🇹 👍🏽,” said 𝐀𝐝𝐚. 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ", 300)));
        yield return Plain("combining-marks", "“Z" + new string('\u0301', 5_000) + "a\u0328\u0301lgo,” said e\u0301lodie. \u0301Next.");
        yield return Plain("right-to-left", string.Concat(Enumerable.Repeat("قال الوزير: «لن نقبل بهذا». \u202Bאמר השר: ״לא״.\u202C ", 200)));
        yield return Plain("han", string.Concat(Enumerable.Repeat("部长说：“我们不会接受。”他补充道，谈判将继续。", 300)));
        yield return Plain("invisible", string.Concat(Enumerable.Repeat("\u200Ba\u200C\u200D\uFEFF\u00ADb\u2060 ", 500)));
        yield return Plain("controls", string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(static c => (char)c)) + new string('\0', 1_000) + "End.");
        yield return Plain("non-characters", string.Concat(Enumerable.Repeat("\uFFFE\uFFFF\uFFFD\uFDD0 \U0010FFFF.", 200)));
        yield return Utf16("lone-surrogates", string.Concat(Enumerable.Repeat("“\uD83D no,” said \uDC00. \uD83D\uD83D\uDC4D \uDC4D\uDC4D ", 200)) + "\uD83D");
        yield return Binary();

        yield return Html("not-a-page", article);
        yield return Html("nested-tags", "<p>Start." + string.Concat(Enumerable.Repeat("<div><b>", 5_000)) + "Deep inside, nobody hears you.");
        yield return Html("unclosed-comment", "<p>“Yes,” she said.</p><!-- " + article);
        yield return Html("unclosed-script", "<p>“Yes,” she said.</p><script>var a = '<p>';" + article);
        yield return Html("entities", string.Concat(Enumerable.Repeat("<p>&ldquo;&amp;&#x1F600;&#55357;&#0;&nosuch;&rdquo; said A&eacute;.</p>", 300)));
        yield return Html("attributes", "<p " + string.Concat(Enumerable.Repeat("a=\"b\" c='d' ", 5_000)) + ">Text.</p>");
        yield return Html("angle-brackets", new string('<', 20_000));

        yield return Plain("huge", Repeat(article, 1 << 20));
        yield return Plain("huge-line", Repeat(article.Replace('\n', ' '), 1 << 20));
        yield return Html("huge-page", Page(Repeat(article, 1 << 20)));
    }

    private static Document Plain(string name, string text) => Document.FromText(name, text);

    private static Document Html(string name, string text) => Document.FromText(name, text, "text/html");

    /// <summary>Keeps half surrogate pairs, which UTF-8 cannot.</summary>
    private static Document Utf16(string name, string text)
    {
        var content = MemoryMarshal.AsBytes(text.AsSpan()).ToArray();
        return Document.Create(new DocumentId(name), Source(name, content, "utf-16le"), content, text, ByteMap.Uniform(start: 0, bytesPerUnit: 2));
    }

    /// <summary>Every byte pattern in turn, as a UTF-8 decoder would see a picture.</summary>
    private static Document Binary()
    {
        var content = new byte[20_000];
        var state = 2463534242u;
        foreach (ref var b in content.AsSpan())
        {
            // Marsaglia's xorshift32: the same bytes on every machine.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            b = (byte)state;
        }

        return Document.Create(new DocumentId("binary"), Source("binary", content, "utf-8"), content, Encoding.UTF8.GetString(content), ByteMap.Utf8(content, start: 0));
    }

    private static SourceInfo Source(string name, byte[] content, string charset) => new()
    {
        Uri = name,
        MediaType = "text/plain",
        Length = content.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        Charset = charset,
    };

    private static string Page(string article)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><title>Council opens the old harbour</title></head>\n<body><nav><a href=\"/\">Home</a></nav><article>\n");
        foreach (var line in article.Split("\n\n"))
            page.Append("<p>").Append(line).Append("</p>\n");
        return page.Append("</article><footer>© The Harbour Post</footer></body></html>\n").ToString();
    }

    private static string Repeat(string text, int length)
    {
        var all = new StringBuilder(length + text.Length);
        while (all.Length < length)
            all.Append(text).Append("\n\n");
        return all.ToString();
    }
}

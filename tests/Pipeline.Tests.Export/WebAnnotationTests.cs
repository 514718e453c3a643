using System.Text;
using System.Text.Json;
using CsCheck;
using NJsonSchema;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class WebAnnotationTests
{
    private static readonly JsonSchema Model =
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "web-annotation.schema.json"))).GetAwaiter().GetResult();

    private static readonly ExportOptions Options = new() { To = "out/x.jsonld" };

    [Fact]
    public async Task Write_HandBuiltArticles_MatchesTheGoldenCollection() =>
        Golden.Check("harbour.jsonld", await ExportRun.TextAsync(Options, Articles.Harbour(), Articles.Plain()));

    [Fact]
    public void Write_HostileDocuments_FitsTheModel() => Gen.Select(Hostile.Documents, Hostile.Documents).Sample((first, second) =>
    {
        var text = ExportRun.Text(Options, first, second);
        Assert.Empty(Model.Validate(text));

        using var collection = JsonDocument.Parse(text);
        var annotations = Annotations(collection);
        Assert.Equal(annotations.Length, collection.RootElement.GetProperty("total").GetInt64());
        if (first.Id != second.Id)
            Assert.Equal(annotations.Length, annotations.Select(static annotation => annotation.GetProperty("id").GetString()).Distinct().Count());
    }, iter: 100);

    [Theory]
    [InlineData("\"id\":\"urn:uuid:", "\"name\":\"urn:uuid:")]
    [InlineData("\"id\":\"urn:uuid:", "\"id\":\"two words ")]
    [InlineData("\"type\":\"Annotation\"", "\"type\":\"Note\"")]
    [InlineData("\"target\":", "\"about\":")]
    [InlineData("\"motivation\":\"highlighting\"", "\"motivation\":\"summarizing\"")]
    [InlineData("\"value\":", "\"text\":")]
    [InlineData("\"source\":", "\"from\":")]
    [InlineData("\"exact\":", "\"words\":")]
    [InlineData("\"start\":70", "\"start\":-70")]
    [InlineData("\"start\":70", "\"start\":\"70\"")]
    [InlineData("http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/oa.jsonld")]
    public async Task Write_Changed_DoesNotFitTheModel(string was, string becomes)
    {
        var text = await ExportRun.TextAsync(Options, Articles.Harbour());

        Assert.Contains(was, text);
        Assert.NotEmpty(Model.Validate(text.Replace(was, becomes)));
    }

    /// <summary>With nothing but the file: by code points, by words with what is around them, and by bytes.</summary>
    [Fact]
    public void Write_HostileDocuments_EverySelectorFindsTheSamePlace() => Hostile.Documents.Sample(document =>
    {
        using var collection = JsonDocument.Parse(ExportRun.Text(Options, document));
        foreach (var annotation in Annotations(collection))
            CheckSelectors(annotation, document);
    }, iter: 500);

    [Fact]
    public void Write_FileInUtf16WithAMark_EverySelectorFindsTheSamePlace()
    {
        const string Original = "“Ja,” said Ana 🚢 Díaz.";
        byte[] content = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Original)];
        var document = Document.Create(new DocumentId("a"), Document.FromText("a", Original).Source, content, Original, ByteMap.Uniform(start: 2, bytesPerUnit: 2))
            .With(Layer<Quote>.Of(new Quote(new(1, 4), QuoteKind.Direct) { Speaker = new Speaker("Ana 🚢 Díaz", new(11, 22)) }));

        using var collection = JsonDocument.Parse(ExportRun.Text(Options, document));

        Assert.Equal(2, Annotations(collection).Length);
        Assert.All(Annotations(collection), annotation => CheckSelectors(annotation, document, Encoding.Unicode));
        Assert.Equal([11, 21], Range(Annotations(collection)[1], "TextPositionSelector"));
    }

    [Fact]
    public async Task Write_QuotesSpeakersAndSummary_AreAnnotatedWithTheirNames()
    {
        var document = Articles.Harbour();
        document = document.With(Layer<SpeakerProfile>.Of(new SpeakerProfile(document.Text.SpanOf("Mayor Ana Díaz"), "Ana Díaz") { Role = "Mayor" }));
        using var collection = JsonDocument.Parse(await ExportRun.TextAsync(Options, document));

        var found = Annotations(collection).Select(static annotation =>
            $"{Body(annotation, "tagging")}: {Body(annotation, "identifying")}: {Body(annotation, "describing")}").ToArray();
        Assert.Equal(
            [
                "claims: : safe",
                "quotes: Ana Díaz: The bridge is safe,",
                "quotes: Bo Chen: called it a “_risky_ plan”",
                "quotes: Bo Chen: <script>alert(1)</script> = \"x\" | y was *not* a test",
                "quotes: : costs will rise",
                "quotes/speaker: Ana Díaz: ",
                "quotes/speaker: Bo Chen: ",
                "speakers: Ana Díaz: Mayor Ana Díaz",
                "summary: : “The bridge is safe,” Mayor Ana Díaz said 🚢.",
                "summary: : Nobody|knows: costs will rise, critics fear.",
            ],
            found);
    }

    [Fact]
    public async Task Write_LayersByName_AreThoseAlone()
    {
        using var collection = JsonDocument.Parse(await ExportRun.TextAsync(new ExportOptions { To = "x.jsonld", Layers = ["summary", "tokens"] }, Articles.Harbour()));

        Assert.Equal(["summary", "summary", "tokens", "tokens"], Annotations(collection).Select(static annotation => Body(annotation, "tagging")));
    }

    /// <summary>Other documents before it and other quotes beside it do not rename it.</summary>
    [Fact]
    public async Task Write_MoreAround_KeepsTheIds()
    {
        var document = Document.FromText("a", "One. Two. Three.");
        using var few = JsonDocument.Parse(await ExportRun.TextAsync(Options, document.With(Layer<Quote>.Of(new Quote(new(5, 8), QuoteKind.Indirect)))));
        using var many = JsonDocument.Parse(await ExportRun.TextAsync(Options, Articles.Harbour(), document.With(Layer<Quote>.Of(
            new Quote(new(0, 3), QuoteKind.Indirect), new Quote(new(5, 8), QuoteKind.Indirect)))));

        Assert.Equal(Annotations(few)[^1].GetProperty("id").GetString(), Annotations(many)[^1].GetProperty("id").GetString());
    }

    /// <summary>A link from the folder of the file to the original.</summary>
    [Theory]
    [InlineData("a b/ü?.txt", "x.jsonld", "./a%20b/%C3%BC%3F.txt")]
    [InlineData("a.txt", "out/deep/x.jsonld", "../../a.txt")]
    [InlineData("dump.jsonl#L12", "out/x.jsonld", "../dump.jsonl#L12")]
    [InlineData("c#L.txt", "out/x.jsonld", "../c%23L.txt")]
    [InlineData("https://example.org/ü?q=a b", "out/x.jsonld", "https://example.org/%C3%BC?q=a%20b")]
    public async Task Write_Source_IsALinkFromTheFile(string uri, string to, string expected)
    {
        var document = Document.FromText(uri, "One.").With(Layer<Quote>.Of(new Quote(new(0, 3), QuoteKind.Indirect)));

        var text = await ExportRun.TextAsync(new ExportOptions { To = to }, document);

        using var collection = JsonDocument.Parse(text);
        Assert.Equal(expected, Annotations(collection)[0].GetProperty("target").GetProperty("source").GetProperty("id").GetString());
        Assert.Empty(Model.Validate(text));
    }

    private static JsonElement[] Annotations(JsonDocument collection) =>
        [.. collection.RootElement.GetProperty("first").GetProperty("items").EnumerateArray()];

    private static string? Body(JsonElement annotation, string purpose) => annotation.GetProperty("body").EnumerateArray()
        .Where(body => body.GetProperty("purpose").GetString() == purpose && body.GetProperty("format").GetString() == "text/plain")
        .Select(static body => body.GetProperty("value").GetString()).SingleOrDefault();

    private static void CheckSelectors(JsonElement annotation, Document document, Encoding? encoding = null)
    {
        encoding ??= Encoding.UTF8;
        var original = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(document.Original)).EnumerateRunes().ToArray();
        var position = Range(annotation, "TextPositionSelector");
        var data = Range(annotation, "DataPositionSelector");
        Assert.InRange(position[1], position[0], original.Length);
        Assert.Equal(Text(original, position[0], position[1]), encoding.GetString(document.Content.Span[data[0]..data[1]]));
        if (position[0] == position[1])
        {
            Assert.Equal(2, annotation.GetProperty("target").GetProperty("selector").GetArrayLength());
            return;
        }

        var quote = Selector(annotation, "TextQuoteSelector");
        Assert.Equal(Text(original, position[0], position[1]), quote.GetProperty("exact").GetString());
        Assert.Equal(Text(original, Math.Max(0, position[0] - 32), position[0]), quote.GetProperty("prefix").GetString());
        Assert.Equal(Text(original, position[1], Math.Min(original.Length, position[1] + 32)), quote.GetProperty("suffix").GetString());
    }

    private static string Text(Rune[] text, int start, int end) => string.Concat(text[start..end]);

    private static int[] Range(JsonElement annotation, string type)
    {
        var selector = Selector(annotation, type);
        return [selector.GetProperty("start").GetInt32(), selector.GetProperty("end").GetInt32()];
    }

    private static JsonElement Selector(JsonElement annotation, string type) =>
        annotation.GetProperty("target").GetProperty("selector").EnumerateArray().Single(selector => selector.GetProperty("type").GetString() == type);
}

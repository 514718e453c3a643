using System.Text;
using CsCheck;
using Pipeline.Export.Postgres;
using Pipeline.Testing;

namespace Pipeline.Tests.Export.Postgres;

/// <summary>What is in the tables.</summary>
public sealed class RowTests(ServerFixture fixture)
{
    [Fact]
    public async Task Write_HandBuiltArticle_IsInTheTables()
    {
        await using var run = await ExportRun.OfAsync(fixture, Articles.Harbour());

        Assert.Equal(
            ["news/harbour.html|news/harbour.html|text/html|Harbour bridge 🚢|Cy \"Dale\"|-|en|city 🏙"],
            run.Query("SELECT id, uri, media_type, title, author, published, language, metadata->>'desk' FROM document"));
        Assert.Equal(
            [
                "0|Ana Díaz|direct|The bridge is safe,|Mayor Ana Díaz|said|-|-|18|37|31|50",
                "1|Bo Chen|indirect|it was not|Bo Chen|-|-|-|79|89|95|105",
                "2|-|indirect|Costs will rise|-|-|-|-|91|106|107|122",
            ],
            run.Query("SELECT position, name, kind, text, mention, cue, confidence, chain, text_start, text_end, byte_start, byte_end FROM quote LEFT JOIN speaker ON speaker.key = speaker ORDER BY position"));
        Assert.Equal(["0|Bo Chen|-", "1|Costs will rise.|0.75"], run.Query("SELECT position, text, score FROM summary_sentence ORDER BY position"));
        Assert.Equal(["claims|0|mostly-true"], run.Query("SELECT layer, position, properties->>'status' FROM annotation"));
        Assert.Equal(["The bridge is safe,"], run.Query("SELECT substr(document.text, text_start::int + 1, (text_end - text_start)::int) FROM quote JOIN document ON document.key = document WHERE position = 0"));
    }

    [Theory]
    [InlineData("bridge", "The bridge is safe,")]
    [InlineData("\"will rise\"", "Costs will rise")]
    [InlineData("bridge -safe", "")]
    [InlineData("tunnel", "")]
    public async Task Search_OfQuotes_Finds(string words, string expected)
    {
        await using var run = await ExportRun.OfAsync(fixture, Articles.Harbour());

        Assert.Equal(expected.Length > 0 ? [expected] : [], run.Query($"SELECT quote FROM said WHERE search @@ websearch_to_tsquery('simple', '{words}')"));
    }

    [Fact]
    public async Task Write_SameDocumentAgain_ChangesNothing()
    {
        await using var run = await ExportRun.OfAsync(fixture, Articles.Harbour());
        var before = run.Query("SELECT document, position, speaker, text FROM quote ORDER BY position");

        await run.WriteAsync(Articles.Harbour(), Articles.Harbour());
        await run.FlushAsync();

        Assert.Equal(before, run.Query("SELECT document, position, speaker, text FROM quote ORDER BY position"));
    }

    [Theory]
    [InlineData("'; DROP TABLE document; --")]
    [InlineData("a\0b")]
    [InlineData("half \uD83D pair")]
    [InlineData("\\u0000 \\\\u0000 \\\0")]
    [InlineData("🚢🚢")]
    [InlineData("")]
    public async Task Write_TextThatIsOddEverywhere_ComesBackAsItWas(string text)
    {
        var document = Document.FromText("id" + text, "x").Edit(TextEdits.Of(new TextEdit(new TextSpan(0, 1), text)));
        document = document.WithMetadata("note", text).With(Layer<Quote>.Of(
            new Quote(new TextSpan(0, text.Length), QuoteKind.Direct) { Speaker = new Speaker(text, new TextSpan(0, text.Length)), Verbatim = [new TextSpan(0, text.Length)] }));
        await using var run = await ExportRun.OfAsync(fixture, document, document);

        var found = Folded(text);
        Assert.Equal([$"{Folded("id" + text)}|{found}|{found}|{found}|{found}"], run.Query("""
            SELECT document.id, document.text, speaker.name, quote.text, quote.verbatim->0->>'text'
            FROM quote JOIN document ON document.key = quote.document JOIN speaker ON speaker.key = quote.speaker
            """));
        if (text.Length > 0)
            Assert.Equal([found], run.Query("SELECT metadata->>'note' FROM document"));
    }

    [Fact]
    public void Write_AnyDocuments_ComeBackAsTheyWere() => Hostile.Documents.Array[1, 8].Sample(documents =>
    {
        var run = ExportRun.OfAsync(fixture, documents).GetAwaiter().GetResult();
        foreach (var document in documents.GroupBy(static document => document.Id).Select(static same => same.Last()))
        {
            Assert.Equal([Folded(document.Text)], run.Query($"SELECT text FROM document WHERE id = '{document.Id.Value}'"));
            Assert.Equal(
                document.Layer<Quote>().Select(static quote => quote.Kind.ToString().ToLowerInvariant()),
                run.Query($"SELECT kind FROM quote WHERE document = (SELECT key FROM document WHERE id = '{document.Id.Value}') ORDER BY position"));
        }

        run.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }, iter: 25, threads: 1);

    /// <summary>Longer than what an index or a search vector holds.</summary>
    [Fact]
    public async Task Write_LongTextsAndNames_AreWhole()
    {
        var words = string.Join(' ', Enumerable.Range(0, 300_000).Select(static i => $"w{i}"));
        var name = string.Concat(Enumerable.Range(0, 3000).Select(static i => (char)(0x4E00 + (i * 7 % 5000))));
        var document = Document.FromText("long", words);
        document = document.With(Layer<Quote>.Of(new Quote(new TextSpan(0, words.Length), QuoteKind.Direct) { Speaker = new Speaker(name, new TextSpan(0, 2)) }));
        await using var run = await ExportRun.OfAsync(fixture, document, document);

        Assert.Equal([$"{words.Length}|{words.Length}|{name}"], run.Query("SELECT length(document.text), length(quote.text), name FROM quote JOIN document ON document.key = document JOIN speaker ON speaker.key = speaker"));
    }

    [Fact]
    public async Task Process_IdThatNoIndexHolds_FailsThatDocumentAlone()
    {
        await using var run = await ExportRun.OfAsync(fixture);

        var failure = await Assert.ThrowsAsync<StageException>(async () => await run.Stage.ProcessAsync(Document.FromText(new string('x', 3000), "Text."), default));
        Assert.Contains("its id has 3000 bytes", failure.Message);
    }

    [Fact]
    public async Task Write_WithoutText_KeepsAllElse()
    {
        await using var run = new ExportRun(fixture.Server, fixture.NewSchema(), static options => options.Text = false);
        await run.WriteAsync(Articles.Harbour());
        await run.FlushAsync();

        Assert.Equal(["-|Harbour bridge 🚢|3"], run.Query("SELECT text, title, (SELECT count(*) FROM quote) FROM document"));
    }

    [Fact]
    public Task Stage_HostileDocuments_Conforms()
    {
        var options = ExportRun.Options(fixture.Server, fixture.NewSchema());
        return new StageConformance(() => new ExportPostgresStage(options, new PipelineContext("news", Path.GetTempPath()), new PostgresTargets(), TimeProvider.System))
            .VerifyAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As PostgreSQL can hold it.</summary>
    private static string Folded(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}

using System.Globalization;
using CsCheck;
using Pipeline.Export.Sqlite;

namespace Pipeline.Tests.Export.Sqlite;

/// <summary>What stands in the tables.</summary>
public class RowTests
{
    [Fact]
    public async Task Write_Article_FillsEveryTable()
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour());

        Assert.Equal(
            [$$$"""news/harbour.html|news/harbour.html|text/html|{{{Articles.Harbour().Source.Sha256}}}|123|Harbour bridge 🚢|Cy "Dale"|-|-|en|city 🏙"""],
            run.Query("SELECT id, uri, media_type, sha256, bytes, title, author, published, site, language, json_extract(metadata, '$.desk') FROM document"));
        Assert.Equal(["Ana Díaz", "Bo Chen"], run.Query("SELECT name FROM speaker ORDER BY name"));
        Assert.Equal(
            [
                """0|Ana Díaz|direct|The bridge is safe,|Mayor Ana Díaz|said|[{"start":18,"end":37,"text":"The bridge is safe,"}]|18|37|31|50""",
                "1|Bo Chen|indirect|it was not|Bo Chen|-|[]|79|89|95|105",
                "2|-|indirect|Costs will rise|-|-|[]|91|106|107|122",
            ],
            run.Query("SELECT position, name, kind, text, mention, cue, verbatim, text_start, text_end, byte_start, byte_end FROM quote LEFT JOIN speaker ON speaker.key = speaker ORDER BY position"));
        Assert.Equal(
            ["0|Bo Chen|-|60|67|76|83", "1|Costs will rise.|0.75|91|107|107|123"],
            run.Query("SELECT position, text, score, text_start, text_end, byte_start, byte_end FROM summary_sentence ORDER BY position"));
        Assert.Equal(
            ["""claims|0|{"status":"mostly-true","evidence":{"start":15,"end":16},"parts":[{"start":39,"end":44}],"votes":{"no":1,"yes":2},"confidence":null}|32|36|45|49"""],
            run.Query("SELECT layer, position, properties, text_start, text_end, byte_start, byte_end FROM annotation"));
    }

    [Fact]
    public async Task Write_Bytes_PointAtTheQuoteInTheFile()
    {
        var article = Articles.Harbour();
        await using var run = await ExportRun.OfAsync(article);

        foreach (var row in run.Query("SELECT quote, byte_start, byte_end FROM said"))
        {
            var columns = row.Split('|');
            var bytes = article.Content.Span[int.Parse(columns[1], CultureInfo.InvariantCulture)..int.Parse(columns[2], CultureInfo.InvariantCulture)];
            Assert.Equal(columns[0], System.Text.Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public async Task Said_OfOneSpeaker_IsOneLineOverAllDocuments()
    {
        await using var run = await ExportRun.OfAsync(
            Articles.Of("a", ("Jane Doe", "Yes."), ("Bo Chen", "No.")),
            Articles.Of("b", ("Jane Doe", "Perhaps.")));

        Assert.Equal(["Yes.", "Perhaps."], run.Query("SELECT quote FROM said WHERE speaker = 'Jane Doe'"));
    }

    [Fact]
    public async Task Said_OfOneSpeaker_ReadsNoOtherRows()
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour());

        Assert.All(
            run.Query("EXPLAIN QUERY PLAN SELECT quote FROM said WHERE speaker = 'Jane Doe'"),
            static step => Assert.Contains("|SEARCH ", step, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Title_OfTheMetadata_ComesBeforeTheHeading()
    {
        var plain = Document.FromText("plain", "Rain fell.");
        await using var run = await ExportRun.OfAsync(Articles.Harbour().WithMetadata(MetadataKeys.Title, "Safe?"), plain);

        Assert.Equal(["Safe?", "-"], run.Query("SELECT title FROM document ORDER BY key"));
    }

    [Fact]
    public async Task Write_WithoutText_KeepsQuotesAndFindsTitles()
    {
        await using var run = new ExportRun(new ExportSqliteOptions { To = "x.db", Text = false });
        await run.WriteAsync(Articles.Harbour());
        await run.FlushAsync();

        Assert.Equal(["-|3"], run.Query("SELECT text, (SELECT count(*) FROM quote) FROM document"));
        Assert.Single(run.Query("SELECT rowid FROM document_search WHERE document_search MATCH 'harbour'"));
        Assert.Empty(run.Query("SELECT rowid FROM document_search WHERE document_search MATCH 'costs'"));
        Database.Verify(run.Path);
    }

    [Theory]
    [InlineData(OffsetUnit.Codepoint, "91|106")]
    [InlineData(OffsetUnit.Utf16, "92|107")]
    [InlineData(OffsetUnit.Utf8, "99|114")]
    public async Task Offsets_Unit_IsCounted(OffsetUnit unit, string expected)
    {
        await using var run = new ExportRun(new ExportSqliteOptions { To = "x.db", Offsets = unit });
        await run.WriteAsync(Articles.Harbour());
        await run.FlushAsync();

        Assert.Equal([expected], run.Query("SELECT text_start, text_end FROM quote WHERE position = 2"));
    }

    /// <summary>For any text and any spans. (SQLite's <c>substr</c> ends at a NUL, so there is none here.)</summary>
    [Fact]
    public void Offsets_CodePoints_AreWhatSubstrCounts() =>
        Gen.Select(Hostile.Text, Gen.Int[0, 1000].Array[2, 8]).Sample((text, numbers) =>
        {
            var document = Hostile.WithQuotes("a", text.Replace("\0", "", StringComparison.Ordinal), numbers);
            var run = ExportRun.OfAsync(document).GetAwaiter().GetResult();

            Assert.Empty(run.Query("""
                SELECT quote.text FROM quote JOIN document ON document.key = quote.document
                WHERE substr(document.text, text_start + 1, text_end - text_start) <> quote.text
                """));
            run.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }, iter: 40);

    [Fact]
    public async Task Process_AnnotationThatLeadsToItself_FailsWithTheLayer()
    {
        await using var run = new ExportRun();
        var document = Document.FromText("a", "x").With(Layer<Loop>.Of(new Loop(new TextSpan(0, 1))));

        var failure = await Assert.ThrowsAsync<StageException>(() => run.WriteAsync(document));

        Assert.Contains("`loops` nests deeper", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_NothingCommitted_MakesNoFile()
    {
        await using var run = new ExportRun();

        await run.Stage.ProcessAsync(Articles.Harbour(), default);

        Assert.False(File.Exists(run.Path));
    }
}

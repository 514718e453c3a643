using System.Text;
using CsCheck;
using Pipeline.Export.Parquet;
using Pipeline.Testing;

namespace Pipeline.Tests.Export.Parquet;

/// <summary>What is in the files.</summary>
public sealed class RowTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-parquet-");

    [Fact]
    public async Task Write_HandBuiltArticle_IsInTheTables()
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour());

        Assert.Equal(
            ["news/harbour.html|news/harbour.html|text/html|Harbour bridge 🚢|Cy \"Dale\"|-|en|{\"author\":\"Cy \\\"Dale\\\"\",\"desk\":\"city 🏙\",\"language\":\"en\"}"],
            run.Query("SELECT id, uri, media_type, title, author, published, language, metadata FROM {document}").Select(static row => row.Replace("\\uD83C\\uDFD9", "🏙")));
        Assert.Equal(
            [
                "0|Ana Díaz|direct|The bridge is safe,|Mayor Ana Díaz|said|-|-|18|37|31|50",
                "1|Bo Chen|indirect|it was not|Bo Chen|-|-|-|79|89|95|105",
                "2|-|indirect|Costs will rise|-|-|-|-|91|106|107|122",
            ],
            run.Query("SELECT position, speaker, kind, text, mention, cue, confidence, chain, text_start, text_end, byte_start, byte_end FROM {quote} ORDER BY position"));
        Assert.Equal(["0|Bo Chen|-", "1|Costs will rise.|0.75"], run.Query("SELECT position, text, score FROM {summary_sentence} ORDER BY position"));
        Assert.Equal(["claims|0|mostly-true"], run.Query("SELECT layer, position, properties::JSON->>'$.status' FROM {annotation}"));
    }

    /// <summary>The names and types are a contract with those who read the files.</summary>
    [Theory]
    [InlineData("document", "sequence BIGINT, id VARCHAR, uri VARCHAR, media_type VARCHAR, sha256 VARCHAR, bytes BIGINT, title VARCHAR, author VARCHAR, published VARCHAR, site VARCHAR, language VARCHAR, metadata VARCHAR, text VARCHAR")]
    [InlineData("quote", "sequence BIGINT, document VARCHAR, position INTEGER, speaker VARCHAR, kind VARCHAR, text VARCHAR, mention VARCHAR, cue VARCHAR, verbatim VARCHAR, confidence DOUBLE, chain INTEGER, text_start BIGINT, text_end BIGINT, byte_start BIGINT, byte_end BIGINT")]
    [InlineData("summary_sentence", "sequence BIGINT, document VARCHAR, position INTEGER, text VARCHAR, score DOUBLE, text_start BIGINT, text_end BIGINT, byte_start BIGINT, byte_end BIGINT")]
    [InlineData("annotation", "sequence BIGINT, document VARCHAR, layer VARCHAR, position INTEGER, properties VARCHAR, text_start BIGINT, text_end BIGINT, byte_start BIGINT, byte_end BIGINT")]
    public async Task Schema_OfATable_IsTheDocumentedOne(string table, string columns)
    {
        await using var empty = await ExportRun.OfAsync();
        await using var full = await ExportRun.OfAsync(Articles.Harbour());

        foreach (var run in new[] { empty, full })
            Assert.Equal(columns, string.Join(", ", Duck.Query($"SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM {run.Glob(table)})")));
    }

    [Fact]
    public async Task Write_Files_AreZstdInBoundedRowGroups()
    {
        await using var run = new ExportRun(new ExportParquetOptions { To = "out/news", RowGroupRows = 1000 });
        await run.WriteAsync([.. Enumerable.Range(0, 2500).Select(static i => Articles.Of($"d{i:D4}", ("Ana", $"Number {i}.")))]);
        await run.FlushAsync();

        Assert.Equal(["1000", "1000", "500"], Duck.Query($"SELECT DISTINCT ON (row_group_id) row_group_num_rows FROM parquet_metadata({run.Glob("quote")}) ORDER BY row_group_id"));
        Assert.Equal(["ZSTD"], Duck.Query($"SELECT DISTINCT compression FROM parquet_metadata({run.Glob("document")})"));
        Assert.Equal(["2500|2500|d0000|d2499"], run.Query("SELECT count(*), count(DISTINCT id), min(id), max(id) FROM {document}"));
    }

    [Fact]
    public async Task Write_LargeTexts_EndARowGroupEarly()
    {
        await using var run = new ExportRun();
        await run.WriteAsync([.. Enumerable.Range(0, 5).Select(static i => Document.FromText("d" + i, new string((char)('a' + i), 10_000_000)))]);
        await run.FlushAsync();

        Assert.Equal(["2", "2", "1"], Duck.Query($"SELECT DISTINCT ON (row_group_id) row_group_num_rows FROM parquet_metadata({run.Glob("document")}) ORDER BY row_group_id"));
        Assert.Equal(["50000000"], run.Query("SELECT sum(length(text)) FROM {document}"));
    }

    [Fact]
    public async Task Write_WithoutText_KeepsAllElse()
    {
        await using var run = new ExportRun(new ExportParquetOptions { To = "x", Text = false });
        await run.WriteAsync(Articles.Harbour());
        await run.FlushAsync();

        Assert.Equal(["-|3"], run.Query("SELECT any_value(text), (SELECT count(*) FROM {quote}) FROM {document}"));
    }

    [Fact]
    public async Task Write_SameDocuments_GivesTheSameFiles()
    {
        await using var first = await ExportRun.OfAsync(Articles.Harbour(), Articles.Of("a", ("Ana", "One.")));
        await using var second = await ExportRun.OfAsync(Articles.Harbour(), Articles.Of("a", ("Ana", "One.")));

        foreach (var table in new[] { "document", "quote", "summary_sentence", "annotation" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(first.Path, table, "000001.parquet")), File.ReadAllBytes(Path.Combine(second.Path, table, "000001.parquet")));
    }

    [Fact]
    public void Write_AnyDocuments_ComeBackAsTheyWere() => Hostile.Documents.Array[1, 8].Sample(documents =>
    {
        var run = ExportRun.OfAsync(documents).GetAwaiter().GetResult();
        var newest = "SELECT *, row_number() OVER (PARTITION BY id ORDER BY sequence DESC) AS n FROM {document}";
        foreach (var document in documents.GroupBy(static document => document.Id).Select(static same => same.Last()))
        {
            Assert.Equal(
                [Convert.ToHexString(Encoding.UTF8.GetBytes(document.Text))],
                run.Query($"SELECT hex(text) FROM ({newest}) WHERE n = 1 AND id = '{document.Id.Value}'"));
            Assert.Equal(
                document.Layer<Quote>().Select(static quote => quote.Kind.ToString().ToLowerInvariant()),
                run.Query($"SELECT kind FROM {{quote}} WHERE sequence = (SELECT sequence FROM ({newest}) WHERE n = 1 AND id = '{document.Id.Value}') ORDER BY position"));
        }

        run.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }, iter: 40);

    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(() => new ExportParquetStage(new ExportParquetOptions { To = "all" }, new PipelineContext("news", _folder.FullName), new ParquetTargets()))
            .VerifyAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}

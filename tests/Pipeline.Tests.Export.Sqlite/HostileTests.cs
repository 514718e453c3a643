using System.Text;
using CsCheck;
using Pipeline.Export.Sqlite;
using Pipeline.Testing;

namespace Pipeline.Tests.Export.Sqlite;

public sealed class HostileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-sqlite-");

    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(() => new ExportSqliteStage(new ExportSqliteOptions { To = "all.db" }, new PipelineContext("news", _folder.FullName), new SqliteTargets()))
            .VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void Write_AnyDocuments_KeepsTextAndSearchInStep() =>
        Hostile.Documents.Array[1, 8].Sample(documents =>
        {
            var run = ExportRun.OfAsync(documents).GetAwaiter().GetResult();

            foreach (var document in documents.GroupBy(static document => document.Id).Select(static same => same.Last()))
            {
                Assert.Equal(
                    [Folded(document.Text)],
                    run.Query("SELECT text FROM document WHERE id = $1", document.Id.Value));
                Assert.Equal(
                    document.Layer<Quote>().Select(static quote => quote.Kind.ToString().ToLowerInvariant()),
                    run.Query("SELECT kind FROM quote WHERE document = (SELECT key FROM document WHERE id = $1) ORDER BY position", document.Id.Value));
            }

            Database.Verify(run.Path);
            Assert.Equal(["1"], run.Query("SELECT min(json_valid(metadata)) FROM document"));
            Assert.DoesNotContain("0", run.Query("SELECT json_valid(verbatim) FROM quote"));
            run.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }, iter: 60);

    [Theory]
    [InlineData("'; DROP TABLE document; --")]
    [InlineData("a\0b")]
    [InlineData("half \uD83D pair")]
    [InlineData("🚢🚢")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Write_TextThatIsOddEverywhere_ComesBackAsItWas(string text)
    {
        var document = Document.FromText("id" + text, "x").Edit(TextEdits.Of(new TextEdit(new TextSpan(0, 1), text)));
        document = document.WithMetadata("note", text).With(Layer<Quote>.Of(
            new Quote(new TextSpan(0, text.Length), QuoteKind.Direct) { Speaker = new Speaker(text, new TextSpan(0, text.Length)) }));
        await using var run = await ExportRun.OfAsync(document, document);

        var found = Folded(text);
        Assert.Equal([$"{Folded("id" + text)}|{found}|{found}|{found}"], run.Query("""
            SELECT document.id, document.text, speaker.name, quote.text
            FROM quote JOIN document ON document.key = quote.document JOIN speaker ON speaker.key = quote.speaker
            """));
        if (text.Length > 0)
            Assert.Equal([found], run.Query("SELECT json_extract(metadata, '$.note') FROM document"));
    }

    [Fact]
    public async Task Write_LineOfAMegabyteWithAThousandQuotes_IsWhole()
    {
        var text = new string('x', 500_000) + " 🚢 " + string.Concat(Enumerable.Repeat("word ", 100_000));
        var document = Document.FromText("long", text);
        document = document.With(Layer<Quote>.Of(Enumerable.Range(0, 1000).Select(static i => new Quote(new TextSpan(500_004 + (i * 100), 500_008 + (i * 100)), QuoteKind.Direct))));
        await using var run = await ExportRun.OfAsync(document);

        Assert.Equal([$"{text.Length - 1}|1000|word"], run.Query("SELECT length(text), (SELECT count(*) FROM quote), (SELECT text FROM quote WHERE position = 999) FROM document"));
        Database.Verify(run.Path);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Halves of pairs as UTF-8 has them.</summary>
    private static string Folded(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}

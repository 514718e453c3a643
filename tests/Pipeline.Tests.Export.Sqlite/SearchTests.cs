namespace Pipeline.Tests.Export.Sqlite;

public class SearchTests
{
    [Theory]
    [InlineData("bridge")]
    [InlineData("BRIDGE")]
    [InlineData("brid*")]
    [InlineData("\"bridge is safe\"")]
    public async Task QuoteSearch_WordsOfAQuote_FindIt(string words)
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour());

        Assert.Equal(["Ana Díaz|The bridge is safe,"], Said(run, words));
    }

    [Theory]
    [InlineData("diaz")]
    [InlineData("DÍAZ")]
    [InlineData("title : harbour")]
    public async Task DocumentSearch_WordsOfTitleOrText_FindIt(string words)
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour(), Document.FromText("other", "Rain."));

        Assert.Equal(["news/harbour.html"], run.Query("SELECT id FROM document JOIN document_search ON document_search.rowid = document.key WHERE document_search MATCH $1", words));
    }

    [Fact]
    public async Task QuoteSearch_DocumentReplaced_ForgetsWhatIsGone()
    {
        await using var run = await ExportRun.OfAsync(Articles.Of("a", ("Ana", "Old words."), ("Bo", "Same words.")));
        await run.WriteAsync(Articles.Of("a", ("Bo", "Same words."), ("Cy", "New words.")));
        await run.FlushAsync();

        Assert.Empty(Said(run, "old"));
        Assert.Equal(["Cy|New words."], Said(run, "new"));
        Assert.Equal(["Bo|Same words."], Said(run, "same"));
        Assert.Equal(["1"], run.Query("SELECT count(*) FROM document_search WHERE document_search MATCH 'new NOT old'"));
        Database.Verify(run.Path);
    }

    [Fact]
    public async Task QuoteSearch_DocumentRemoved_FindsNothing()
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour(), Articles.Of("a", ("Ana", "Other words.")));
        await run.RemoveAsync("news/harbour.html");
        await run.FlushAsync();

        Assert.Empty(Said(run, "bridge"));
        Assert.Empty(run.Query("SELECT rowid FROM document_search WHERE document_search MATCH 'harbour'"));
        Assert.Equal(["Ana|Other words."], Said(run, "other"));
        Database.Verify(run.Path);
    }

    /// <summary>A row that somebody deletes by hand.</summary>
    [Fact]
    public async Task QuoteSearch_RowsChangedByHand_StaysInStep()
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour());

        Database.Run(run.Path, "UPDATE quote SET text = 'The tunnel is safe' WHERE position = 0; DELETE FROM quote WHERE position = 1; UPDATE document SET title = 'Tunnel'");

        Assert.Single(Said(run, "tunnel"));
        Database.Verify(run.Path);
    }

    /// <summary>And what others tie to these tables neither stops the pipeline nor is lost.</summary>
    [Fact]
    public async Task Write_OverRowsChangedByHandAndTriggersOfOthers_StaysInStep()
    {
        await using var run = await ExportRun.OfAsync(Articles.Harbour());
        Database.Run(run.Path, """
            UPDATE quote SET text = 'The tunnel is safe' WHERE position = 0;
            DELETE FROM quote WHERE position = 1;
            CREATE TRIGGER mine BEFORE DELETE ON quote BEGIN SELECT raise(ABORT, 'not this one'); END;
            """);

        await run.WriteAsync(Articles.Harbour(), Articles.Of("a", ("Ana", "Other words.")));
        await run.RemoveAsync("a");
        await run.FlushAsync();

        Assert.Empty(Said(run, "tunnel"));
        Assert.Equal(["Ana Díaz|The bridge is safe,"], Said(run, "bridge"));
        Assert.Equal(["Bo Chen|it was not"], Said(run, "not"));
        Assert.Equal(["mine"], run.Query("SELECT name FROM sqlite_schema WHERE name = 'mine'"));
        Database.Verify(run.Path);
    }

    private static List<string> Said(ExportRun run, string words) =>
        run.Query("SELECT speaker, quote FROM said JOIN quote_search ON quote_search.rowid = said.quote_key WHERE quote_search MATCH $1 ORDER BY rank", words);
}

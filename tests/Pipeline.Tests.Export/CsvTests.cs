using CsCheck;
using CsvHelper;
using Pipeline.Export;

namespace Pipeline.Tests.Export;

public sealed class CsvTests
{
    [Theory]
    [InlineData(CsvRows.Quotes)]
    [InlineData(CsvRows.Summary)]
    [InlineData(CsvRows.Sentences)]
    [InlineData(CsvRows.Documents)]
    public async Task Write_HandBuiltArticles_MatchesTheGoldenTable(CsvRows rows) =>
        Golden.Check($"harbour-{rows}.csv".ToLowerInvariant(), await ExportRun.TextAsync(
            new ExportOptions { To = "x.csv", Rows = rows }, Articles.Harbour(), Articles.Plain()));

    [Theory]
    [InlineData("=1+1", true, "'=1+1")]
    [InlineData("+1", true, "'+1")]
    [InlineData("-1", true, "'-1")]
    [InlineData("@x", true, "'@x")]
    [InlineData("\tx", true, "'\tx")]
    [InlineData("x=1", true, "x=1")]
    [InlineData("=1+1", false, "=1+1")]
    public async Task Write_CellThatLooksLikeAFormula_IsEscapedWhenAsked(string title, bool escape, string expected)
    {
        var csv = await ExportRun.TextAsync(
            new ExportOptions { To = "x.csv", Rows = CsvRows.Documents, EscapeFormulas = escape },
            Document.FromText("a", "Hello.").WithMetadata(MetadataKeys.Title, title));

        Assert.Equal(expected, Read(csv)[0]["title"]);
    }

    /// <summary>Whatever the text: as many rows as quotes, every field comes back as it was, the offsets slice it.</summary>
    [Fact]
    public void Write_HostileDocuments_ComeBackAsTheyWere() => Hostile.Documents.Sample(document =>
    {
        var rows = Read(ExportRun.Text(new ExportOptions { To = "x.csv", EscapeFormulas = false }, document));

        Assert.Equal(document.Layer<Quote>().Count, rows.Count);
        foreach (var row in rows)
        {
            var (start, end) = (int.Parse(row["start"]), int.Parse(row["end"]));
            Assert.Equal(WellFormed(document.Text)[start..end], row["text"]);
        }
    }, iter: 300);

    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static List<Dictionary<string, string>> Read(string csv)
    {
        using var reader = CsvReader.FromText(csv);
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.Headers!.ToDictionary(static name => name, name => reader.GetString(name)));
        return rows;
    }
}

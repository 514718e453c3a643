using Pipeline.Clean;

namespace Pipeline.Tests.Clean;

public class CleanPageTests
{
    [Fact]
    public void Process_NewsPage_KeepsTheArticleAlone()
    {
        var document = CleanRun.Page(Seeds.Read("harbour-bridge.html"));
        Assert.DoesNotContain("The Marlow Bridge at low tide", document.Text, StringComparison.Ordinal);
        Assert.Contains("\n“We have been painting over rust for a generation,” council leader Rosalind Achterberg told the chamber. “Tonight we either pay for steel or we pay for sirens.”\n", document.Text, StringComparison.Ordinal);
        Assert.Contains("\nThe ferry operator Norrland & Vane said it would", document.Text, StringComparison.Ordinal);
        Assert.Contains("If I am wrong, the town", document.Text, StringComparison.Ordinal);
        Assert.Contains("would ask the auditor to look at the borrowing. “It isn’t over,” he said.", document.Text, StringComparison.Ordinal);
        foreach (var other in (string[])["cookies", "boots", "boat insurance", "Ferry fares", "inbox", "You may also", "saltmarsh", "All rights", "Buy now", "Harbour & Tides", "Skip to"])
            Assert.DoesNotContain(other, document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_NewsPage_MarksItsBlocks()
    {
        var document = CleanRun.Page(Seeds.Read("harbour-bridge.html"));
        Assert.Equal(["“Nobody asked the night shift”"], document.BlocksOf(BlockKind.Heading));
        Assert.StartsWith("If I am wrong", Assert.Single(document.BlocksOf(BlockKind.Quotation)), StringComparison.Ordinal);

        Assert.Equal(11, document.BlocksOf(BlockKind.Paragraph).Length);
    }

    [Fact]
    public void Process_NewsPage_ReadsItsMetadata()
    {
        var metadata = CleanRun.Page(Seeds.Read("harbour-bridge.html")).Metadata;
        Assert.Equal("Council backs Marlow Bridge repairs after night of argument", metadata[MetadataKeys.Title]);
        Assert.Equal("Imogen Tarrant", metadata[MetadataKeys.Author]);
        Assert.Equal("2024-09-12T06:15:00+01:00", metadata[MetadataKeys.Published]);
        Assert.Equal("2024-09-12T09:40:00+01:00", metadata["modified"]);
        Assert.Equal("The Estuary Courier", metadata[MetadataKeys.Site]);
        Assert.Equal("en-GB", metadata[MetadataKeys.Language]);
        Assert.Equal("https://courier.example/news/marlow-bridge-vote", metadata["canonical"]);
        Assert.StartsWith("Councillors in Port Ellery", metadata["description"], StringComparison.Ordinal);
        Assert.StartsWith("The Marlow Bridge at low tide", metadata["captions"], StringComparison.Ordinal);
    }

    [Fact]
    public void Process_PageWithoutMetadata_ReadsWhatItShows()
    {
        var metadata = CleanRun.Page(CleanRun.Around("<h1>Sluice gates <em>stay</em> shut</h1><p>By Jory Penhale | Penmarrow</p><p>Updated: Tuesday, 3rd May 2022 at 10:15</p>")).Metadata;
        Assert.Equal("Sluice gates stay shut", metadata[MetadataKeys.Title]);
        Assert.Equal("Jory Penhale", metadata[MetadataKeys.Author]);
        Assert.Equal("2022-05-03", metadata[MetadataKeys.Published]);
    }

    [Theory]
    [InlineData("<time>14:30</time>")]
    [InlineData("<time>May 3</time>")]
    [InlineData("<meta name='date' content='3 May 14:30:00.2026'>")]
    [InlineData("<meta name='date' content='0001-01-01'>")]
    public void Process_DateWithoutItsYear_IsNone(string markup) =>
        Assert.DoesNotContain(MetadataKeys.Published, CleanRun.Page(CleanRun.Around(markup)).Metadata.Keys);

    [Theory]
    [InlineData("14:30, 3 May 2024", "2024-05-03T14:30:00+00:00")]
    [InlineData("2024-05-03T23:59:59.2019-11:00", "2024-05-03T23:59:59-11:00")]
    [InlineData("Fri, 03 May 2024 10:15:00 GMT", "2024-05-03T10:15:00+00:00")]
    [InlineData("3 May 2024", "2024-05-03")]
    public void Process_DateWithItsYear_StaysInItsZone(string date, string expected) =>
        Assert.Equal(expected, CleanRun.Page(CleanRun.Around($"<meta name='date' content='{date}'>")).Metadata[MetadataKeys.Published]);

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\ud83d")]
    public void Process_HalfASurrogateInJsonLd_KeepsTheOtherFacts(string half)
    {
        var script = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"x HALF","author":["y HALF",{"name":"Jory Penhale"}],"datePublished":"2024-05-03"}</script>""".Replace("HALF", half, StringComparison.Ordinal);
        var metadata = CleanRun.Page(CleanRun.Around(script)).Metadata;
        Assert.Contains("Jory Penhale", metadata[MetadataKeys.Author], StringComparison.Ordinal);
        Assert.Equal("2024-05-03", metadata[MetadataKeys.Published]);
    }

    [Fact]
    public void Process_HalfASurrogateInANameOfJsonLd_KeepsTheOtherObjects()
    {
        var script = """<script type="application/ld+json">[{"\ud83d or a longer name":1,"@type":"Article"},{"@type":"Article","author":"Jory Penhale"}]</script>""";
        Assert.Equal("Jory Penhale", CleanRun.Page(CleanRun.Around(script)).Metadata[MetadataKeys.Author]);
    }

    [Theory]
    [InlineData("backface-visibility: hidden", true)]
    [InlineData("color: red; -webkit-backface-visibility:hidden; --display: none", true)]
    [InlineData("DISPLAY : None", false)]
    [InlineData("color; ;visibility: hidden !important", false)]
    public void Process_Style_HidesByItsWholePropertyNames(string style, bool isShown) =>
        Assert.Equal(isShown, CleanRun.Page(CleanRun.Around($"<p style='{style}'>The part for the gates was in the luggage van all along.</p>"), new CleanOptions { Extract = Extraction.Never }).Text.Contains("luggage van", StringComparison.Ordinal));

    // One section is long, so Readability takes it for the article; the others belong to it as well.
    [Fact]
    public void Process_ArticleInSections_KeepsAllOfThem()
    {
        var section = string.Concat(Enumerable.Range(1, 12).Select(i => $"<section><div class='promo-box s{i}'><div><h2>Lamp {i}</h2></div><div><div><p>Lamp number {i} stands on a rock of its own, and the keeper, who rows out on Mondays, says it has never failed.</p></div></div></div></section>"));
        var document = CleanRun.Page("<html><body><main><h1>Twelve lamps</h1>" + section + "</main></body></html>");
        for (var i = 1; i <= 12; i++)
            Assert.Contains($"Lamp number {i} stands", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Fish &amp; chips cost &pound;9 &#8211; or &#x201C;less&#x201D; &mdash; on Tuesdays, the &quot;Gull&quot; said.</p>", "Fish & chips cost £9 – or “less” — on Tuesdays, the \"Gull\" said.")]
    [InlineData("<p>AT&T &copy 2020 &unknown; &#0; &#xD800; &; &# and&nbsp;&nbsp;more of the same old thing, he said.</p>", "AT&T © 2020 &unknown; \uFFFD \uFFFD &; &# and more of the same old thing, he said.")]
    [InlineData("<p>The har&shy;bour\u200B master,&#8203; a <b>tall</b><i>man</i>,\r\n   spoke \u00A0 of <a href=x>storms</a>.</p>", "The harbour master, a tallman, spoke of storms.")]
    [InlineData("<p>A paragraph ends<p>without an end tag, and <b>bold <i>crosses</b> italics</i> here.</p>", "A paragraph ends\nwithout an end tag, and bold crosses italics here.")]
    [InlineData("<div>First line of an old page, long enough to count.<br><br>Second line of it, also of some length.<br>\nand its tail</div>", "First line of an old page, long enough to count.\nSecond line of it, also of some length. and its tail")]
    [InlineData("<p>Cafe&#x301; and <em>nai&#x308;ve</em> guests, he wrote, are <!-- not --> welcome.</p>", "Café and naïve guests, he wrote, are welcome.")]
    [InlineData("<p>If 3 < 4 and 5 > 4, then the tide, he said, is in.<script>var a = '<p>\"no\"';</script> Indeed.</p>", "If 3 < 4 and 5 > 4, then the tide, he said, is in. Indeed.")]
    public void Process_Markup_BecomesText(string markup, string expected)
    {
        var document = CleanRun.Page(CleanRun.Around(markup));
        Assert.Contains("\n" + expected + "\n", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_Entity_MapsToItsFiveCharacters()
    {
        var html = CleanRun.Around("<p>Fish &amp; chips were served in the <b>old</b> hall, as they have been since the war.</p>");
        var document = CleanRun.Page(html);
        var at = document.Text.IndexOf('&', StringComparison.Ordinal);
        Assert.Equal("&amp;", document.Origin.ToOriginal(new TextSpan(at, at + 1)).In(html).ToString());
        var hall = document.Text.IndexOf("the old hall", StringComparison.Ordinal);
        Assert.Equal("the <b>old</b> hall", document.Origin.ToOriginal(new TextSpan(hall, hall + 12)).In(html).ToString());
    }

    [Fact]
    public void Process_TableAndList_AreLinesOfTheirKind()
    {
        var document = CleanRun.Page(
            "<p>Tides today, says the office, are as follows for the week.</p><table><tr><th>Port</th><th>High</th></tr><tr><td>Ellery</td><td>4.2</td></tr></table><ul><li>Bring boots</li><li>Bring a lamp</li></ul>",
            new CleanOptions { Extract = Extraction.Never });
        Assert.Equal(["Port\tHigh", "Ellery\t4.2"], document.BlocksOf(BlockKind.Table));
        Assert.Equal(["Bring boots", "Bring a lamp"], document.BlocksOf(BlockKind.ListItem));
    }

    [Fact]
    public void Process_AllHiddenUntilAScriptRuns_IsShown()
    {
        var paragraphs = string.Concat(Enumerable.Repeat("<p>The keeper, who had not slept, wrote in the log that the lamp had burned all night and that nobody had come to see it.</p>", 12));
        Assert.Contains("had burned all night", CleanRun.Page($"<body><div style='visibility: hidden'>{paragraphs}</div></body>").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Process_NothingReadable_KeepsWhatTextThereIs() =>
        Assert.Equal("Moved.", CleanRun.Page("<html><body><div>Moved.</div></body></html>").Text);

    [Theory]
    [InlineData("")]
    [InlineData("<html><head><title>x</title></head><body><script>var a;</script> &nbsp; </body></html>")]
    [InlineData("<!-- never closed <p>text")]
    public void Process_NoText_IsSkipped(string html) =>
        Assert.StartsWith("no text: ", CleanRun.Page(html).SkipReason, StringComparison.Ordinal);

    [Fact]
    public void Process_DropBoilerplate_TakesItOut()
    {
        var markup = "<p>Read more: Ten lamps for the winter, tested by our readers</p>";
        Assert.Single(CleanRun.Page(CleanRun.Around(markup)).BlocksOf(BlockKind.Boilerplate));
        var dropped = CleanRun.Page(CleanRun.Around(markup), new CleanOptions { Boilerplate = Boilerplate.Drop });
        Assert.DoesNotContain("Ten lamps", dropped.Text, StringComparison.Ordinal);
        Assert.Equal(3, dropped.Lines().Length);
    }
}

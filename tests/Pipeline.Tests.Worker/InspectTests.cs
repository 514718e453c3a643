namespace Pipeline.Tests.Worker;

public sealed class InspectTests : VerbFixture
{
    private const string Page = """
        <!doctype html><title>Gates stay shut</title><nav><a href="/">Home of the page</a></nav>
        <article><p>The sluice gates stayed shut for a third night while engineers &amp; divers, who had come by train, waited for a part from the mainland.</p>
        <p>Nobody in the village seemed to mind <b onclick="x">&lt;b&gt;</b>, and the inn, which had run out of lamp oil, opened its doors again.</p></article>
        """;

    public InspectTests() => Write("in/page.html", Page);

    [Fact]
    public async Task Inspect_Page_ShowsWhatIsKeptAndDroppedWithPlaceAndReason()
    {
        var (code, output, error) = await RunAsync("inspect", "in/page.html", "--stage", "clean");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("engineers & divers", output, StringComparison.Ordinal);
        var line = Assert.Single(output.Split('\n'), static line => line.Contains("Home of the page", StringComparison.Ordinal));
        Assert.StartsWith("  -", line, StringComparison.Ordinal);
        Assert.Contains($"{Page.IndexOf("Home", StringComparison.Ordinal)}–", line, StringComparison.Ordinal);
        Assert.Contains("`clean`: 2 kept", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_Html_EscapesTheDocument()
    {
        var (code, output, _) = await RunAsync("inspect", "in/page.html", "-s", "clean", "--format", "html");

        Assert.Equal(0, code);
        Assert.StartsWith("<!DOCTYPE html>", output, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", output, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", output, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_SkippedDocument_SaysWhy()
    {
        Write("in/empty.html", "<script>1</script>");

        var (code, output, _) = await RunAsync("inspect", "in/empty.html", "-s", "clean");

        Assert.Equal(0, code);
        Assert.Contains("the document is skipped: no text", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in/page.html", "nothing", "no stage `nothing`")]
    [InlineData("in/page.html", "export", "no stage `export`")]
    [InlineData("in/missing.html", "clean", "no file `in/missing.html`")]
    public async Task Inspect_WrongName_SaysSo(string document, string stage, string expected)
    {
        var (code, output, error) = await RunAsync("inspect", document, "-s", stage);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_StageNotReached_SaysWhy()
    {
        Write("pipeline.yaml", Pipeline.Replace("- clean", "- { use: clean, when: words > 100000 }", StringComparison.Ordinal));

        var (code, _, error) = await RunAsync("inspect", "in/page.html", "-s", "clean");

        Assert.Equal(0, code);
        Assert.Contains("its `when` is not met", error, StringComparison.Ordinal);
    }
}

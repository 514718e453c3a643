using System.Diagnostics;
using System.Text;

namespace Pipeline.Tests.Clean;

public class HostilePageTests
{
    /// <summary>On a busy machine too; time that grows with the square of the page would take hours.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private const string Line = "The keeper, who had not slept, wrote in the log that the lamp had burned all night.<br><br>";

    private const string Sentence = "<p>The tide, said the keeper, comes in twice a day whether or not the council has met.</p>";

    public static TheoryData<string, string> Pages => new()
    {
        { "nested", Repeat("<div>", 10_000) + Sentence },
        { "nested and closed", Repeat("<div>", 100_000) + Sentence + Repeat("</div>", 100_000) },
        { "open formatting", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<b id={i}><p>")) + Sentence },
        { "end tags of an outer element", "<i>" + Repeat("<div>", 300) + Repeat("<u></i>", 50_000) + Sentence },
        { "unclosed quote", Sentence + "<a href=\"" + Repeat("x", 1_000_000) },
        { "many attributes", "<p " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}=1 ")) + ">" + Sentence },
        { "unclosed comments", Sentence + Repeat("<!--", 250_000) },
        { "unclosed scripts", Sentence + Repeat("<script>", 100_000) },
        { "less-than signs", Sentence + Repeat("<", 1_000_000) },
        { "ampersands", Sentence + Repeat("&", 1_000_000) },
        { "long references", Sentence + Repeat("&abcdefghijklmnopqrstuvwxyzabcdefghijkl", 30_000) },
        { "one long text", "<p>" + Repeat("words and ", 1_000_000) },
        { "many runs", Repeat("<b>x</b> ", 150_000) + Sentence },
        { "marks of our own", Sentence + Repeat("\U000F0000\U0010FFFD", 10_000) },
        { "deep blocks", Repeat("<div>", 120_000) + Repeat("x<br><br>", 120_000) + Sentence },
        { "deep prose", Repeat("<b>", 120_000) + Repeat(Line, 30_000) + Sentence },
        { "deep headings", "<h1>" + Repeat("<b>", 120_000) + Repeat("x<br><br>", 120_000) + Repeat("</b>", 120_000) + "</h1>" + Sentence },
        { "headings of related stories", Sentence + Repeat("<h2>related</h2>", 300_000) + Repeat(Sentence, 10) },
        { "headlines and a long title", "<title>" + Repeat("tide ", 400_000) + "</title>" + Repeat("<h1>" + Repeat("gull ", 50) + "</h1>", 2_000) + Sentence },
        { "long style", "<p style='" + Repeat(";", 3_000_000) + ":'>" + Sentence },
        { "full-width letters", "<p>" + Repeat("\uFF41", 300_000) + Sentence },
        { "nulls", Sentence + Repeat("\0", 100_000) },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Process_HostilePage_TakesLittleTimeAndKeepsText(string name, string html)
    {
        var watch = Stopwatch.StartNew();
        var document = CleanRun.Page(html);
        Assert.True(watch.Elapsed < Limit, $"{name} took {watch.Elapsed}");

        // Where a sentence drowns in other text, the model takes the other text for the article.
        var expected = name switch
        {
            "one long text" => "words and words",
            "long references" => "&abcdefghijklmnopqrstuvwxyzabcdefghijkl&abc",
            "deep prose" => "wrote in the log that the lamp had burned all night.\nThe keeper, who had not slept,",
            "headings of related stories" => "related\nrelated",
            "headlines and a long title" => "gull gull gull",
            _ => "said the keeper",
        };
        Assert.Contains(expected, document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>x", 200)]
    [InlineData("x<br><br>", 200)]
    [InlineData("<h2>related</h2>", 200)]
    [InlineData("<b>x</b> ", 50)]
    [InlineData("&#x41 &amp &notit; &#99999999; ", 50)]
    [InlineData("words and ", 10)]
    public void Process_TwoMillionCharacters_AllocatesFewBytesForEach(string part, int most)
    {
        CleanRun.Page(Sentence);
        var html = Repeat(part, 2_000_000 / part.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CleanRun.Page(html);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / html.Length;
        Assert.True(each <= most, $"{each} bytes for each character of {part}");
    }

    [Fact]
    public void Process_Garbage_IsNotSlow()
    {
        var random = new Random(7);
        var html = new StringBuilder();
        while (html.Length < 10_000_000)
            html.Append("<>/=\"' &;!-abp\n"[random.Next(15)]);
        var watch = Stopwatch.StartNew();
        Assert.NotEmpty(CleanRun.Page(html.ToString()).Text);
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
    }

    private static string Repeat(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();
}

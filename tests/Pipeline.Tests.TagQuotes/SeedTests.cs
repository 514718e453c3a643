namespace Pipeline.Tests.TagQuotes;

/// <summary>The article under <c>seeds/</c>: what must come out of it.</summary>
public class SeedTests
{
    private static readonly Document Seed = Press.Tag(File.ReadAllText(Path.Combine(Root(), "seeds", "000_93b5036ae66e0d32.txt")));

    [Theory]
    [InlineData("logistical issues.", "Tammy Bruce")]
    [InlineData("Ukraine will not legally recognize the occupation of Crimea,", "Volodymyr Zelensky")]
    [InlineData("There is nothing to talk about. It is against our constitution.", "Volodymyr Zelensky")]
    [InlineData("productive conversation", "Marco Rubio")]
    [InlineData("(looks) forward to following up", "Marco Rubio")]
    [InlineData("have to see an enthusiasm to want to end it", "Donald Trump")]
    [InlineData("hopefully moving in the right direction,", "Karoline Leavitt")]
    [InlineData("(Putin) had in mind negotiations and discussions with the Ukrainian side,", "Dmitry Peskov")]
    public void Tag_Seed_HasVerbatimWordsWithSpeaker(string words, string speaker)
    {
        var quote = Assert.Single(Seed.Layer<Quote>(), quote => quote.Verbatim.Any(part => part.In(Seed.Text).SequenceEqual(words)));

        Assert.Equal(speaker, quote.Speaker?.Name);
    }

    [Theory]
    [InlineData("President Donald Trump’s special envoy for Ukraine", "Tammy Bruce")]
    [InlineData("The proposal includes recognizing", "an official familiar with the framework")]
    [InlineData("It would also put a ceasefire in place", "an official familiar with the framework")]
    [InlineData("nine people were killed", "Ukrainian authorities")]
    [InlineData("it destroyed 17 Ukrainian attack drones overnight", "Russia’s National Guard")]
    [InlineData("Washington could walk away", "Marco Rubio")]
    [InlineData("The broad framework has been presented to both sides", "Rubio and the State Department")]
    [InlineData("There are still pieces of the framework", "an official familiar with the framework")]
    [InlineData("Trump’s Middle East envoy Steve Witkoff is expected", "White House")]
    [InlineData("The Kremlin confirmed Witkoff’s visit", "Russian state media")]
    [InlineData("further discussion was needed", "Vladimir Putin")]
    [InlineData("it would reject a key detail", "Kyiv")]
    [InlineData("he was open to talks with Russia", "Volodymyr Zelensky")]
    [InlineData("frustration over the lack of progress", "US officials")]
    [InlineData("an earlier US proposal for a 30-day ceasefire", "Moscow")]
    [InlineData("willingness to negotiate", "Ukraine and Russia")]
    [InlineData("holding direct talks with Ukraine", "Vladimir Putin")]
    [InlineData("the Russian president’s remarks", "Dmitry Peskov")]
    public void Tag_Seed_HasIndirectStatementWithSource(string start, string speaker)
    {
        var quote = Assert.Single(Seed.Layer<Quote>(), quote => quote.Span.In(Seed.Text).StartsWith(start));

        Assert.Equal(QuoteKind.Indirect, quote.Kind);
        Assert.Equal(speaker, quote.Speaker?.Name);
    }

    [Theory]
    [InlineData("stepping back")]
    [InlineData("Difficult discussions")]
    [InlineData("contributed reporting")]
    public void Tag_Seed_LeavesTermsHeadingsAndCreditsAlone(string words) =>
        Assert.DoesNotContain(Seed.Layer<Quote>(), quote => quote.Span.In(Seed.Text).Contains(words, StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Pipeline.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}

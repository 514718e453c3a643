namespace Pipeline.Tests.TagQuotes;

public class MixedQuoteTests
{
    [Theory]
    [InlineData("Anna Berg said [[she had a “productive conversation” with the council|Anna Berg|said]].", "productive conversation")]
    [InlineData("Anna Berg said that [[work was “moving in the right direction,”|Anna Berg|said]] and declined to say what “pausing” might mean.", "moving in the right direction,")]
    [InlineData("Anna Berg said [[the work was “slow” and “badly planned”|Anna Berg|said]].", "slow|badly planned")]
    [InlineData("Anna Berg called [[the work “a disgrace”|Anna Berg|called]] during a debate.", "a disgrace")]
    [InlineData("Anna Berg described [[the council as “asleep”|Anna Berg|described]].", "asleep")]
    [InlineData("[[The work has been “a disgrace,”|Anna Berg|said]] Anna Berg said.", "a disgrace,")]
    [InlineData("Anna Berg said [[the work was “a disgrace,”|Anna Berg|said]] but Ola Lund said [[it was fine|Ola Lund|said]].", "a disgrace,")]
    [InlineData("Asked about it, Anna Berg replied [[the city would “have news next week.”|Anna Berg|replied]]", "have news next week.")]
    [InlineData("Anna Berg sniffed that [[the work was “a disgrace”|Anna Berg|sniffed]].", "a disgrace")]
    [InlineData("Anna Berg opened the bridge, calling [[it “a feat”|Anna Berg|calling]] - her last one.", "a feat")]
    [InlineData("Anna Berg vowed [[to “finish the work”|Anna Berg|vowed]].", "finish the work")]
    [InlineData("On “Good Morning Oslo,” Anna Berg said [[the work was “a disgrace.”|Anna Berg|said]]", "a disgrace.")]
    public void Tag_MixedQuote_HasWholeClauseAndVerbatimParts(string marked, string verbatim)
    {
        Press.AssertTags(marked);
        var document = Press.Tag(Press.Plain(marked));
        var quote = document.Layer<Quote>()[0];
        Assert.Equal(QuoteKind.Mixed, quote.Kind);
        Assert.Equal(verbatim.Split('|'), quote.Verbatim.Select(part => part.In(document.Text).ToString()));
    }
}

namespace Pipeline.Tests.TagQuotes;

public class SpeakerTests
{
    [Theory]
    // Titles, appositions, organisations, groups, people without a name.
    [InlineData("City spokesperson Anna Berg said [[it was safe|Anna Berg|said]].")]
    [InlineData("Norway’s Transport Minister Anna Berg said [[it was safe|Anna Berg|said]].")]
    [InlineData("Secretary of Transport Anna Berg said [[it was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg, the city’s engineer, said [[it was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg, 51, said [[it was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg (Labour) said [[it was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg, who built the bridge, said [[it was safe|Anna Berg|said]].")]
    [InlineData("Norway’s National Guard said [[it was safe|Norway’s National Guard|said]].")]
    [InlineData("The National Guard said [[it was safe|National Guard|said]].")]
    [InlineData("Norwegian authorities said [[it was safe|Norwegian authorities|said]].")]
    [InlineData("Anna Berg and the Transport Ministry have said [[it was safe|Anna Berg and the Transport Ministry|said]].")]
    [InlineData("[[It was safe|an official familiar with the tests|told]], an official familiar with the tests told the Oslo Times.")]
    [InlineData("A spokeswoman for Anna Berg said [[it was safe|A spokeswoman for Anna Berg|said]].")]
    [InlineData("The director of operations, Anna Berg, said [[it was safe|Anna Berg|said]].")]
    [InlineData("“[[It is safe,|Anna Berg|says]]” says Heart and Stroke senior manager Anna Berg, who leads the project.")]
    [InlineData("Ola Lund (R-Ohio), a panel member, said [[it was safe|Ola Lund|said]].")]
    [InlineData("Anna Berg, Minister of Transport, Water and Roads, said [[it was safe|Anna Berg|said]].")]
    [InlineData("Some say [[it is safe|Some|say]].")]
    [InlineData("Oslo crime novelist Anna Berg opened the bridge, saying [[it was safe|Anna Berg|saying]].")]
    [InlineData("A crowd of several thousand marched on Monday, saying that [[the bridge was not safe|A crowd of several thousand|saying]].")]
    [InlineData("It took five months to track down a fugitive engineer accused [[of dozens of thefts in Oslo|a fugitive engineer|accused]].")]
    [InlineData("In the race to track down a lost engineer, officials said [[the bridge was safe|officials|said]].")]
    [InlineData("The ferry operator Norrland & Vane said [[it was safe|Norrland & Vane|said]].")]
    [InlineData("Headmaster John Okonkwo said [[it was safe|John Okonkwo|said]].")]
    public void Tag_SourcePhrase_GivesTheName(string marked) => Press.AssertTags(marked);

    [Theory]
    // Last names, titles, pronouns, roles.
    [InlineData("Anna Berg built the bridge. Berg said [[it was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg built the bridge. Ms. Berg said [[it was safe|Anna Berg|said]].")]
    [InlineData("John Berg and Anna Berg built the bridge. Ms. Berg said [[it was safe|Anna Berg|said]]. Mr. Berg said [[it was not|John Berg|said]].")]
    [InlineData("Anna Berg built the bridge. She said [[it was safe|Anna Berg|said]].")]
    [InlineData("Speaking in Oslo on Monday, Anna Berg stood by her words. “[[It is safe,|Anna Berg|said]]” she said.")]
    [InlineData("Ola Lund built the bridge. Anna Berg was guessing when she said [[it was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg met Ola Lund on Monday. John Dahl waited outside. She said [[it was safe|Anna Berg|said]].")]
    [InlineData("City spokesman Ola Lund came late. [[It was safe|Ola Lund|said]], the spokesman said.")]
    [InlineData("[[It was safe|an official familiar with the tests|told]], an official familiar with the tests told the Oslo Times. [[Work would go on|an official familiar with the tests|said]], the official said.")]
    [InlineData("Anna Berg was angry. “[[It is safe,|Anna Berg|read]]” her statement read.")]
    [InlineData("Chidi Okonkwo, 50, was pleased. “[[It is safe,|Chidi Okonkwo|says]]” Okonkwo says. “[[I like it,|Chidi Okonkwo|says]]” he says.")]
    // Documents speak for whoever puts them out.
    [InlineData("The Harbour Board met. The Harbour Board’s latest annual report said [[it was safe|Harbour Board|said]].")]
    [InlineData("The Harbour Board met on Monday. According to the Harbour Board study, [[it was safe|Harbour Board|According to]].")]
    [InlineData("Anna Berg said [[it was safe|Anna Berg|said]]. The statement said [[tests would follow|Anna Berg|said]].")]
    [InlineData("According to the Children’s Fund study, [[it was safe|Children’s Fund study|According to]].")]
    // Bodies that have spoken, letters that nobody has explained, ages.
    [InlineData("The Nordic Roads Agency said [[it was safe|Nordic Roads Agency|said]]. Ola Lund agreed. [[Tests would follow|Nordic Roads Agency|said]], the agency said.")]
    [InlineData("Oslo Airport said [[it was safe|Oslo Airport|said]]. Ola Lund agreed. [[Ships would wait|the port|said]], the port said.")]
    [InlineData("The Harbour and Roads Office met. [[It was safe|Harbour and Roads Office|said]], the HRO said.")]
    [InlineData("Ola Lund built the bridge. The 61-year-old said [[it was safe|Ola Lund|said]].")]
    // What only looks like a name does not come between a pronoun and the one who spoke last.
    [InlineData("“[[It is safe,|John Dahl|said]]” John Dahl said. Sigma Tau Omega is his old club. He said [[it was safe|John Dahl|said]].")]
    // A first name that no list has.
    [InlineData("Zuzka Hruby built the bridge. Hruby is tired. Hruby said [[it was safe|Zuzka Hruby|said]]. Hruby said [[tests would follow|Zuzka Hruby|said]].")]
    public void Tag_ShortMention_GivesTheFullName(string marked) => Press.AssertTags(marked);

    [Fact]
    public void Tag_ReportedByChain_NamesTheOneWhoSpoke() => Press.AssertTags(
        "City spokesman Ola Lund confirmed the remarks, saying “[[we had the spring in mind,|Ola Lund|saying]]” Norpress reported, citing the agency Oslo News.");

    [Fact]
    public void Tag_Mention_IsTheOneNearTheQuote()
    {
        var document = Press.Tag("Anna Berg built the bridge. “It is safe,” she said.");

        var speaker = document.Layer<Quote>()[0].Speaker;
        Assert.Equal("Anna Berg", speaker?.Name);
        Assert.Equal("she", speaker?.Mention.In(document.Text).ToString());
    }
}

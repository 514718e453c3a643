namespace Pipeline.Tests.TagQuotes;

public class ReportedSpeechTests
{
    [Theory]
    [InlineData("Anna Berg said [[the bridge would open in May|Anna Berg|said]].")]
    [InlineData("Anna Berg said that [[the bridge would open in May|Anna Berg|said]].")]
    [InlineData("Anna Berg did not say [[whether the bridge was safe|Anna Berg|say]].")]
    [InlineData("Anna Berg said on Monday [[the bridge would open in May|Anna Berg|said]].")]
    [InlineData("Anna Berg said Monday that [[the bridge would open in May|Anna Berg|said]].")]
    [InlineData("Anna Berg said in a statement that [[the bridge would open in May|Anna Berg|said]].")]
    [InlineData("Anna Berg told reporters [[the bridge would open in May|Anna Berg|told]].")]
    [InlineData("Anna Berg told the Oslo Times that [[the bridge would open in May|Anna Berg|told]].")]
    [InlineData("Anna Berg told Oslo Times anchor Kari Moe that [[the bridge would open in May|Anna Berg|told]].")]
    [InlineData("Anna Berg warned that [[the bridge was not safe|Anna Berg|warned]].")]
    [InlineData("Anna Berg warned [[the bridge was not safe|Anna Berg|warned]].")]
    [InlineData("Anna Berg has repeatedly argued that [[the bridge is not safe|Anna Berg|argued]].")]
    [InlineData("Anna Berg pointed out that [[the bridge was not safe|Anna Berg|pointed]].")]
    [InlineData("Anna Berg went on to say that [[the bridge was not safe|Anna Berg|say]].")]
    [InlineData("Anna Berg is claiming [[she was never asked|Anna Berg|claiming]].")]
    [InlineData("Anna Berg asked [[whether the bridge was safe|Anna Berg|asked]].")]
    [InlineData("Anna Berg explained [[how the bridge was built|Anna Berg|explained]].")]
    [InlineData("Anna Berg vowed [[to open the bridge in May|Anna Berg|vowed]].")]
    [InlineData("Anna Berg accused [[the council of sleeping|Anna Berg|accused]].")]
    [InlineData("Anna Berg criticized [[the slow work of the council|Anna Berg|criticized]].")]
    [InlineData("Anna Berg made clear Tuesday that [[the bridge was not safe|Anna Berg|made]].")]
    [InlineData("Anna Berg on Saturday said [[the bridge was not safe|Anna Berg|said]].")]
    [InlineData("Anna Berg said [[each year of work was worth it|Anna Berg|said]].")]
    [InlineData("Politicians seized on Anna Berg’s claim that [[the bridge was not safe|Anna Berg|claim]].")]
    // A verb and its noun.
    [InlineData("Anna Berg raised the prospect of [[closing the bridge for a year|Anna Berg|raised]].")]
    [InlineData("Port officials have openly voiced [[anger over the slow work on the bridge|Port officials|voiced]].")]
    [InlineData("Anna Berg expressed [[willingness to talk to the council|Anna Berg|expressed]]; the work goes on.")]
    [InlineData("Anna Berg expressed confidence that [[the bridge would open in May|Anna Berg|expressed]].")]
    [InlineData("Anna Berg declined to say [[whether the bridge was safe|Anna Berg|say]].")]
    [InlineData("Anna Berg confirmed [[the council’s figures|Anna Berg|confirmed]].")]
    [InlineData("Anna Berg rejected [[a request to close the bridge|Anna Berg|rejected]].")]
    [InlineData("The plan calls for [[an end to all tolls|The plan|calls]].")]
    [InlineData("Anna Berg asked the council’s lawyers [[whether the bridge was safe|Anna Berg|asked]].")]
    [InlineData("Norpress quoted Anna Berg, a city engineer, as saying that [[the bridge was safe|Anna Berg|saying]].")]
    // A name or a description between commas before the verb belongs to the subject.
    [InlineData("A former city engineer, Anna Berg, said [[the bridge was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg, an engineer with the Harbour Board, said [[drivers would have to wait|Anna Berg|said]].")]
    [InlineData("Anna Berg, head of the council at the Harbour Union, said [[Oslo law lacks clear rules for old bridges|Anna Berg|said]].")]
    [InlineData("Its secretary, Anna Berg, called [[the result “a light at the end of a wet tunnel”|Anna Berg|called]].")]
    // A dateline is nobody's words.
    [InlineData("OSLO, Norway (Norpress) -- [[The bridge will open in May|city officials|said]], city officials said.")]
    [InlineData("Oslo (Norpress)[[The bridge will open in May|city officials|said]], city officials said.")]
    [InlineData("(Norpress) [[The bridge will open in May|city officials|said]], city officials said.")]
    [InlineData("OSLO — [[The bridge will open in May|city officials|said]], city officials said.")]
    // After or inside the content.
    [InlineData("[[The bridge will open in May|Anna Berg|said]], Anna Berg said.")]
    [InlineData("[[The bridge will open in May|Anna Berg|told]], Anna Berg told the council.")]
    [InlineData("[[The bridge will open in May|Anna Berg|said]], said Anna Berg.")]
    [InlineData("[[The bridge is not safe|a new report|says]], says a new report.")]
    [InlineData("[[The bridge|Anna Berg|said]], Anna Berg said, [[will open at noon on the first day of May|Anna Berg|said]].")]
    [InlineData("In 2019, Anna Berg said, [[the bridge was closed for a year|Anna Berg|said]].")]
    [InlineData("According to Anna Berg, [[the bridge will open in May|Anna Berg|According to]].")]
    [InlineData("[[The bridge will open in May|Anna Berg|according to]], according to Anna Berg.")]
    [InlineData("According to the Oslo study — which used new data — [[the bridge is not safe|Oslo study|According to]].")]
    [InlineData("Anna Berg assured her [[the bridge was safe|Anna Berg|assured]].")]
    [InlineData("Anna Berg suggests quietly that [[the bridge is not safe|Anna Berg|suggests]].")]
    [InlineData("[[The bridge will open in May|Oslo state media|according to]], according to Oslo state media.")]
    public void Tag_ReportedSpeech_IsFoundWithSpeaker(string marked) => Press.AssertTags(marked);

    [Theory]
    // A second verb of the same subject.
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], but declined to give a date.")]
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]] and added that [[tests would follow|Anna Berg|added]].")]
    [InlineData("Anna Berg raised the prospect of [[a long delay|Anna Berg|raised]], but said [[further tests were needed|Anna Berg|said]].")]
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], adding that [[tests would follow|Anna Berg|adding]].")]
    // A second clause that the same sentence attributes to someone else.
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], but Ola Lund said [[it was not|Ola Lund|said]].")]
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], while Ola Lund argued that [[it was not|Ola Lund|argued]].")]
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], though she noted [[tests would follow|Anna Berg|noted]].")]
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], the agency Norpress reported on Monday.")]
    [InlineData("While Anna Berg says [[the bridge is safe|Anna Berg|says]], Ola Lund says [[it is not|Ola Lund|says]].")]
    // Coordination that belongs to the content.
    [InlineData("Anna Berg said [[the bridge was safe and the road was open|Anna Berg|said]].")]
    [InlineData("Anna Berg said [[the bridge was safe, and that the road was open|Anna Berg|said]].")]
    [InlineData("Anna Berg said [[the bridge, which was built in 1990, was safe|Anna Berg|said]].")]
    [InlineData("Anna Berg said [[she left last winter, after serving three years|Anna Berg|said]].")]
    [InlineData("Anna Berg said [[she would go on with the work of her father, Bill, who began the farm in 1950|Anna Berg|said]].")]
    // A clause does not end before its verb.
    [InlineData("Anna Berg said [[the bridge, which has a lane for bicycles near the old port, was never safe|Anna Berg|said]].")]
    [InlineData("Anna Berg insisted that [[the tunnel plan, a scheme that nobody had asked for, would ruin the city|Anna Berg|insisted]].")]
    // Loose clauses of the reporter's.
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]], a day after two inspectors had raised doubts.")]
    [InlineData("(Anna Berg said [[the bridge was safe|Anna Berg|said]]).")]
    [InlineData("Anna Berg said [[the bridge was safe|Anna Berg|said]]; nobody believed it.")]
    public void Tag_EndOfClause_StopsTheContent(string marked) => Press.AssertTags(marked);

    [Theory]
    [InlineData("The claims were examined by the court.")]
    [InlineData("The alleged thief left the city.")]
    [InlineData("Anna Berg was told to leave.")]
    [InlineData("The company added three buses.")]
    [InlineData("The rate rose by two percentage points to 5 percent.")]
    [InlineData("Voters in battleground states stayed at home.")]
    [InlineData("The company, which does not publish its figures, denied the report.")]
    [InlineData("He has won in both states but is not popular.")]
    [InlineData("Her statements since she declared for president have been few.")]
    [InlineData("The number of emails that moved through the server is not known.")]
    [InlineData("The company raised the rent of the harbour.")]
    [InlineData("It was a rule that both ports accused each other of breaking.")]
    [InlineData("Anna Berg declined to say what “dry docking” would cost.")]
    [InlineData("It goes without saying that the bridge is not safe.")]
    [InlineData("The committee wants to say what it thinks.")]
    // Other senses of reporting verbs.
    [InlineData("The storm, which added to the city’s troubles, moved on.")]
    [InlineData("Oslo added three more goals before the end of the second half.")]
    [InlineData("The index added 0.4 per cent on Monday.")]
    [InlineData("She founded a charity called Open Hands and moved on.")]
    [InlineData("The band played a song called “Home” again.")]
    [InlineData("Three drivers called in sick on Monday.")]
    [InlineData("The police questioned Anna Berg about what she had seen.")]
    [InlineData("The cold may explain why the bridge is closed.")]
    [InlineData("The city is the seat of a small luxury brand on the rise.")]
    [InlineData("There were renewed calls for a new bridge on Monday.")]
    [InlineData("The work went on according to plan until it rained.")]
    [InlineData("Bergen's index added 0.4 per cent to 2,106.10 and Oslo's rose 0.3 per cent.")]
    [InlineData("He has also hosted a show called “Harbour Lights” on state radio.")]
    [InlineData("She has a firm of her own, but more recently she launched a nonprofit called Roads to Homes.")]
    [InlineData("Residents called off a plan to march on the harbour that the council had wanted to see.")]
    [InlineData("Detectives questioned him about the fire.")]
    [InlineData("It may explain why the lighthouse and the bridge are missing a keeper.")]
    [InlineData("The “Open Roads” campaign began in the spring.")]
    public void Tag_NoReportedSpeech_TagsNothing(string text) => Press.AssertTags(text);

    [Fact]
    public void Tag_IndirectOff_KeepsDirectAndMixed()
    {
        var document = Press.Tag(
            "Anna Berg said the bridge was “perfectly safe” at last. Ola Lund said it was not. “We will see,” he said.",
            new Pipeline.TagQuotes.TagQuotesOptions { Indirect = false });

        Assert.Equal([QuoteKind.Mixed, QuoteKind.Direct], document.Layer<Quote>().Select(quote => quote.Kind));
    }
}

using Pipeline.Segment;

namespace Pipeline.Tests.Segment;

/// <summary>A bar in the text is where a sentence ends; without the bars (and one space for each) it is the input.</summary>
public class SentenceTests
{
    [Theory]
    // Plain terminators and runs of them.
    [InlineData("The river rose overnight. | Two bridges were closed.")]
    [InlineData("Who signed it? | Nobody knows! | The file is gone.")]
    [InlineData("Really?! | Yes!!! | It is true.")]
    [InlineData("One sentence without an end")]
    // Lines of their own that a converter closed.
    [InlineData("Latest from the harbour: . | The ferry is back . | Nobody was hurt.")]
    // Titles and names.
    [InlineData("Mr. Okafor met Dr. Lindqvist and Gen. Marta Ruiz. | They shook hands.")]
    [InlineData("Sen. Holt and Rep. Dana Marsh agreed. | Gov. Pike did not.")]
    [InlineData("J. R. Whitcombe wrote to A. Lindgren. | She replied.")]
    [InlineData("Thomas B. Arden left. | The post stays open.")]
    [InlineData("They saw J.P. \"The Big Whale\" Ames on Monday. | He waved.")]
    [InlineData("They saw R. J. “Whale” Ames on Monday. | He waved.")]
    [InlineData("She called on C.E. | \"The bridge is open,\" Vance said.")]
    [InlineData("It was only you and I. | Did Peter I. Vance come?")]
    [InlineData("Sammy Lane Jr. won again. | His rival conceded.")]
    // Companies.
    [InlineData("Norvik Inc. Chief Executive Jon Dahl resigned. | Shares fell.")]
    [InlineData("She works for Pell & Co. | The firm is small.")]
    [InlineData("He left Brandt Corp. | Mr. Ames took over.")]
    [InlineData("He left Brandt Corp. | R. J. Ames took over.")]
    [InlineData("They own Norvik Corp. | Analysts had expected less.")]
    [InlineData("Pell & Co. President Ida Marsh said so.")]
    [InlineData("The U.S. Court of Appeals heard Dr. C.E. Vance, Ph. D., on Monday.")]
    [InlineData("She flew to Washington, D.C. | Sen. Holt met her.")]
    // Countries and acronyms.
    [InlineData("The U.S. Senate voted on Friday. | It was close.")]
    [InlineData("He moved to the U.S. | He never went back.")]
    [InlineData("The U.K. and the E.U. signed it in Washington, D.C. | They were late.")]
    [InlineData("Warner Bros. Television made it for Ames Corp. | Critics loved it.")]
    [InlineData("It ships to the U.S. | Exports rose again.")]
    [InlineData("He wrote to the SEC. | Mr. Moss did not.")]
    [InlineData("REP. HOLT AND SEN. MARSH AGREED. | THE BILL PASSED.")]
    [InlineData("That is what she and I. M. Lund wanted.")]
    [InlineData("They work in a lab. | Tests are next. | Hm. | Maybe so.")]
    // Months, days, states, units, references.
    [InlineData("It opens on Jan. 5 in Boise, Idaho, and on Wed. in Reno, Nev. | Tickets are free.")]
    [InlineData("The plank is 6 ft. long. | It weighs 12 lbs. | Nobody can lift it.")]
    [InlineData("See No. 7, p. 55 and fig. 3. | The rest is missing.")]
    [InlineData("We met on Mar. 3 near Mt. Baker and St. Ives.")]
    // Latin.
    [InlineData("Fruit (e.g. Apples, i.e. Malus) sold well vs. Pears last year.")]
    [InlineData("Bring pens, paper, etc. | We start at nine.")]
    [InlineData("Moreau et al. Found nothing odd in that.")]
    // Hours.
    [InlineData("The train left at 6 a.m. | Nobody was on it.")]
    [InlineData("The polls close at 8 p.m. Eastern time. | Results come later.")]
    [InlineData("At 5 a.m. Mr. Bell woke up.")]
    // Numbers.
    [InlineData("Prices rose 3.5 percent to $1,200.50 per ton. | That was a record.")]
    [InlineData("It happened in 1999. | No one saw it.")]
    [InlineData("It was 41.5 C. | Roads melted.")]
    [InlineData("It costs $100. | 50 people bought one.")]
    // Addresses.
    [InlineData("Write to Ann.Bell@example.org or see www.example.com/a.b?c=d. | We answer.")]
    [InlineData("The file report.v2.pdf is at https://example.org/Report.Final.pdf today.")]
    // Ellipses.
    [InlineData("I wonder ... well, never mind.")]
    [InlineData("He paused… | Then he went on.")]
    [InlineData("I did not mean it.... | She left.")]
    [InlineData("The law [...] Applies to all.")]
    // Quotations and brackets.
    [InlineData("“It is over.” | She left the room.")]
    [InlineData("“Will you go?” he asked.")]
    [InlineData("“Will you go?” Ann Bell asked.")]
    [InlineData("“Are you from the paper?” I asked. | She was.")]
    [InlineData("“Stop!” the guard shouted. | Nobody did.")]
    [InlineData("“No.” | She left.")]
    [InlineData("She said, \"We won.\" | He nodded.")]
    [InlineData("'It is late,' he said. | 'Go home.' | They went.")]
    [InlineData("He told us “there is nothing to say. | It is done.” | Then he hung up.")]
    [InlineData("He taught (She had taught there too.) at the school.")]
    [InlineData("They lost. | (Nobody was surprised.) | The crowd left.")]
    [InlineData("She lived there (and in Rome, etc.). | He did not.")]
    [InlineData("The lake is deep.[12] | It is cold, too. [3] | Nobody swims.")]
    [InlineData("“He said, ‘I will stay.’ ” | She left.")]
    // Without a terminator.
    [InlineData("About the harbour tunnel | You can cross it on foot since May.")]
    [InlineData("Best regards, | Ida Marsh")]
    [InlineData("Ida Marsh | 04/26/2003 07:17 AM | Will you send me the plan?")]
    [InlineData("The mayor asked: | Who pays for the bridge?")]
    [InlineData("There was one more reason for the delay: | Although the money was there, the steel was not.")]
    [InlineData("It names two towns: Barton and Vane.")]
    [InlineData("Everyone has a right to shelter; | (2) Everyone has a right to rest.")]
    [InlineData("Rates may fall; | Norway can wait.")]
    [InlineData("Three weeks ago I was in Human Rights Watch, near Serie A and Formula One circles.")]
    [InlineData("Boise, Idaho, is where The Gazette is printed.")]
    // Lists in running text.
    [InlineData("1. Wash the rice. | 2. Boil it. | 3. Serve.")]
    [InlineData("2.1. Tides of the estuary")]
    [InlineData("(2) This right may be limited.")]
    [InlineData("1) Wash the rice | 2) Boil it")]
    [InlineData("• Wash the rice | • Boil it")]
    [InlineData("a. Wash the rice | b. Boil it")]
    // Case and spacing.
    [InlineData("He bought a phone. | iPhones are dear.")]
    [InlineData("She works at Yahoo! in sales.")]
    [InlineData("are you there? | i am.")]
    [InlineData("we drove to Miramar. | it was shut.")]
    [InlineData("call 555-0100. | they are waiting.")]
    [InlineData("HE WON. | SHE LOST.")]
    // Other scripts.
    [InlineData("Ürün geldi. | Çok iyi.")]
    [InlineData("هل أنت هنا؟ | نعم.")]
    public void Process_Text_CutsIntoSentences(string marked)
    {
        var expected = marked.Split(" | ");
        Assert.Equal(expected, Cut.Sentences(string.Join(' ', expected)));
    }

    [Theory]
    [InlineData("雨が降った。橋は閉まった。「本当？」", "雨が降った。", "橋は閉まった。", "「本当？」")]
    [InlineData("It rained.The road flooded.Mr. Bell swam 1,000 m.", "It rained.", "The road flooded.", "Mr. Bell swam 1,000 m.")]
    public void Process_NoSpaceAfterStop_CutsIntoSentences(string text, params string[] expected) =>
        Assert.Equal(expected, Cut.Sentences(text));

    [Theory]
    [InlineData("Rates may fall; Norway can wait. | The mayor asked: Who pays?")]
    [InlineData("About the harbour tunnel You can cross it on foot since May.")]
    public void Process_NewsPreset_EndsSentencesAtMarksAlone(string marked)
    {
        var expected = marked.Split(" | ");
        Assert.Equal(expected, Cut.Sentences(Cut.Run(string.Join(' ', expected), preset: SegmentPreset.News)));
    }

    [Theory]
    [InlineData("is it open?? | cos i go there")]
    [InlineData("so nice :) | Now I want one 😀 | And you")]
    [InlineData("We went there Tuesday | It was shut")]
    [InlineData("thanks!! | it works. | see you")]
    public void Process_LenientPreset_NeedsFewerMarks(string marked)
    {
        var expected = marked.Split(" | ");
        Assert.Equal(expected, Cut.Sentences(Cut.Run(string.Join(' ', expected), preset: SegmentPreset.Lenient)));
    }

    [Fact]
    public void Process_LenientPreset_NeedsNoSpace() =>
        Assert.Equal(["is it open??", "cos i go...", "Try later"], Cut.Sentences(Cut.Run("is it open??cos i go...Try later", preset: SegmentPreset.Lenient)));
}

using Pipeline.Summarize.Candidates;

namespace Pipeline.Tests.Summarize.Candidates;

public class LexiconTests
{
    [Theory]
    [InlineData("As for the harbour, it is closed.", true)]
    [InlineData("As foreign ministers met, the harbour closed.", false)]
    [InlineData("In fact, the harbour is closed.", true)]
    [InlineData("In factories around the harbour the power is off.", false)]
    [InlineData("“Such a flood is rare.", true)]
    [InlineData("Such abuses are rare.", true)]
    [InlineData("Both bridges are closed.", true)]
    [InlineData("Both Ola Lund and her deputy resigned.", false)]
    [InlineData("Neither of the bridges is open.", true)]
    [InlineData("Neither the mayor nor her deputy resigned.", false)]
    [InlineData("Another was found in the harbour.", true)]
    [InlineData("Another ferry sank in the harbour.", false)]
    [InlineData("There, nobody had seen the ferry.", true)]
    [InlineData("There is a ferry to the island.", false)]
    [InlineData("Here are five things to know about the ferry.", true)]
    [InlineData("All this has cost the town millions.", true)]
    [InlineData("All three bridges are closed.", false)]
    [InlineData("Second, the bridge is old.", true)]
    [InlineData("Second Avenue is closed.", false)]
    [InlineData("At that", true)]
    [InlineData("What’s more, the bridge fell.", true)]
    [InlineData("IN ADDITION the bridge fell.", true)]
    [InlineData("Both are expected to resign.", true)]
    [InlineData("Both the mayor and her deputy resigned.", false)]
    [InlineData("Some of them had never seen snow.", true)]
    [InlineData("The pair were married in May.", true)]
    [InlineData("The pairing of the two bridges is odd.", false)]
    [InlineData("", false)]
    public void Leans_PhraseAtTheHead_EndsWithAWord(string sentence, bool expected) => Assert.Equal(expected, Lexicon.Leans(sentence));

    [Theory]
    [InlineData("When he was arrested, two phones were found in the car.", true)]
    [InlineData("Police said he was arrested on the bridge.", true)]
    [InlineData("Police said they had closed the bridge.", false)]
    [InlineData("The mayor said he would resign.", false)]
    [InlineData("When he was mayor, Ola Lund closed the bridge.", false)]
    [InlineData("-- the bridge is closed until May.", true)]
    [InlineData("a bridge or a ferry over the river.", true)]
    [InlineData("iBridge shares fell on Monday.", false)]
    [InlineData("We used to play with them all day.", true)]
    [InlineData("You will need them until Monday.", true)]
    [InlineData("We asked the owners of the three ferries, and they said no.", false)]
    [InlineData("We asked Ola Lund and they said no.", false)]
    [InlineData("Which is what the mayor did.", true)]
    [InlineData("Which bridge is the oldest?", false)]
    [InlineData("Unless the bridge is closed.", true)]
    [InlineData("Unless the bridge is closed, the ferries will stop.", false)]
    [InlineData("Police said “he was here” on a sign was not a threat.", false)]
    public void Read_WhatTheSentenceLacks_Leans(string sentence, bool expected) =>
        Assert.Equal(expected, (SentenceReader.Read(sentence, new TextSpan(0, sentence.Length)).Traits & Traits.Leans) != Traits.None);

    [Theory]
    [InlineData("14:11 EST, 25 October 2013.", true)]
    [InlineData("Associated Press.", true)]
    [InlineData("By.", true)]
    [InlineData("Three days later in the harbour:", true)]
    [InlineData("Read how the bridge was built .", true)]
    [InlineData("• Two ferries that cross the bay at night.", true)]
    [InlineData("Ferries wait in the bay.", false)]
    [InlineData("Mayor Ola Lund has resigned.", false)]
    public void Read_NoWholeSentence_IsAFragment(string sentence, bool expected) =>
        Assert.Equal(expected, (SentenceReader.Read(sentence, new TextSpan(0, sentence.Length)).Traits & Traits.Fragment) != Traits.None);
}

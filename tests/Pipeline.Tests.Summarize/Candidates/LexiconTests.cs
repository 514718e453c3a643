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
    [InlineData("Such abuses are rare.", false)]
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
    [InlineData("Police said “he was here” on a sign was not a threat.", false)]
    public void Read_WhatTheSentenceLacks_Leans(string sentence, bool expected) =>
        Assert.Equal(expected, (SentenceReader.Read(sentence, new TextSpan(0, sentence.Length)).Traits & Traits.Leans) != Traits.None);
}

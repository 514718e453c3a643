using Pipeline.Summarize.Candidates;

namespace Pipeline.Tests.Summarize.Candidates;

public class CaptionsTests
{
    [Theory]
    [InlineData("Mayor Lena Ortiz (right) opened the bridge with her deputy.", true)]
    [InlineData("Lena Ortiz, left, and Ola Lund.", true)]
    [InlineData("Pictured on the bridge with her deputy Ola Lund", true)]
    [InlineData("Mayor Lena Ortiz visits the harbour Sunday.", true)]
    [InlineData("Mayor Lena Ortiz explains her plan in Port Ellis on Sunday.", true)]
    [InlineData("Lena Ortiz holds a photo of the bridge.", true)]
    [InlineData("Mayor Lena Ortiz visited the harbour Sunday.", false)]
    [InlineData("Mayor Lena Ortiz visits the harbour Sunday, her office said.", false)]
    [InlineData("The visit of Ola Lund begins on Sunday.", false)]
    [InlineData("The harbour of Port Ellis belongs to the county.", false)]
    [InlineData("Port Ellis will open the harbour again on Sunday.", false)]
    public void IsLike_WhatIsSeen_IsACaption(string sentence, bool expected) =>
        Assert.Equal(expected, Captions.IsLike(sentence, SentenceReader.Read(sentence, new TextSpan(0, sentence.Length)).Facts));

    [Theory]
    [InlineData("Damage: The bridge on Monday", true)]
    [InlineData("The mayor said: The bridge is closed", false)]
    [InlineData("Damage: the bridge on Monday", false)]
    [InlineData("“Damage”: The bridge on Monday", false)]
    [InlineData(":", false)]
    [InlineData("", false)]
    public void HasLabel_WordBeforeColonAndCapital_IsACaption(string sentence, bool expected) => Assert.Equal(expected, Captions.HasLabel(sentence));
}

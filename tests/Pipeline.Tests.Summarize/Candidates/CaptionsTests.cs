using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.News;

namespace Pipeline.Tests.Summarize.Candidates;

public class CaptionsTests
{
    [Theory]
    [InlineData("Mayor Lena Ortiz (right) opened the bridge with her deputy.", true)]
    [InlineData("Ola Lund sent this picture of the bridge that fell.", true)]
    [InlineData("An image from a video of the bridge.", true)]
    [InlineData("Above, the tanker that lies in the harbour.", true)]
    [InlineData("Above the harbour lies a tanker.", false)]
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
    [InlineData("Ola J Lund: So was the bridge safe?", true)]
    [InlineData("Ola  J: So was the bridge safe?", false)]
    [InlineData("The mayor said: The bridge is closed", false)]
    [InlineData("Damage: the bridge on Monday", false)]
    [InlineData("“Unsafe”: The bridge on Monday", true)]
    [InlineData("'No way': The bridge on Monday", true)]
    [InlineData("“We will not open it in this storm”: The mayor of Port Ellis", false)]
    [InlineData("'': The", false)]
    [InlineData(":", false)]
    [InlineData("", false)]
    public void HasLabel_WordBeforeColonAndCapital_IsACaption(string sentence, bool expected) => Assert.Equal(expected, Captions.HasLabel(sentence));

    [Theory]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "A tanker lies below the bridge near the harbour.", true)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "The old bridge of Port Ellis, close to the harbour.", true)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "A tanker lay below the bridge and was hit.", false)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "The bridge is one of the oldest in the county.", false)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "Officials say the bridge needs repairs.", false)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "For years the bridge creaks in every storm.", false)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "What now?", false)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "A wounded man gets help near the harbour.", true)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "Ola Lund talked about her film “The Bridge”", true)]
    [InlineData("PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "\"\"", true)]
    [InlineData("The bridge fell in the storm on Monday.", "A tanker lies below the bridge near the harbour.", false)]
    public void IsUnderLead_NothingInThePast_IsACaption(string lead, string sentence, bool expected) =>
        Assert.Equal(expected, Captions.IsUnderLead(lead, sentence, SentenceReader.Read(sentence, new TextSpan(0, sentence.Length)).Facts));

    [Fact]
    public void Stands_Caption_DoesNot()
    {
        var article = Article.Of(Press.Article(["PORT ELLIS (CNN) -- The bridge fell in the storm on Monday.", "A tanker lies below the bridge near the harbour.", "Nobody was hurt, the mayor said."]));
        Assert.False(NewsPool.Stands(article, 1));
        Assert.False(NewsPool.FollowsTheOneBefore(article, 1));
        Assert.True(NewsPool.Stands(article, 2));
    }

    [Theory]
    [InlineData("Damage:", true)]
    [InlineData("Ola Lund:", true)]
    [InlineData("He said:", true)]
    [InlineData("The mayor said:", false)]
    [InlineData("damage:", false)]
    [InlineData(":", false)]
    [InlineData("", false)]
    public void IsLabel_WordAndColon_IsALabel(string sentence, bool expected) => Assert.Equal(expected, Captions.IsLabel(sentence));

    [Fact]
    public void Of_LabelInASentenceOfItsOwn_LeavesWhatItStandsBeforeOut()
    {
        const string Text = "The bridge fell in the storm on Monday. Damage: The bridge lay in the harbour of Port Ellis. Nobody was hurt, the mayor said.";
        int[] starts = [0, 40, 48, 97, Text.Length + 1];
        var document = Document.FromText("text.txt", Text).With(Layer<Sentence>.Of(starts.SkipLast(1).Select((start, i) => new Sentence(new TextSpan(start, starts[i + 1] - 1)))));
        Assert.DoesNotContain(2, Article.Of(document).Candidates.Select(static candidate => candidate.Index));
    }
}

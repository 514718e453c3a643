using Pipeline.Readability;
using Pipeline.Testing;

namespace Pipeline.Tests.Readability;

public sealed class ReadabilityStageTests
{
    [Fact]
    public Task Stage_EveryRule_Conforms() => new StageConformance(static () => new ReadabilityStage(new ReadabilityOptions())).VerifyAsync();

    /// <summary>Five words, eight syllables: 206.835 - 1.015 * 5 - 84.6 * 8 / 5 and 0.39 * 5 + 11.8 * 8 / 5 - 15.59.</summary>
    [Fact]
    public async Task Process_OneSentence_IsScoredByTheFormulas()
    {
        var score = (await RunAsync("The mayor opened the harbour.")).Single(static score => score.Scope == ReadabilityScope.Sentence);

        Assert.Equal(5, score.Words);
        Assert.Equal(8, score.Syllables);
        Assert.Equal(66.4, score.ReadingEase!.Value, 2);
        Assert.Equal(5.24, score.Grade!.Value, 2);
        Assert.Equal(1.26, score.Seconds, 2);
    }

    [Fact]
    public async Task Process_Document_ComesFirstAndAddsItsSentences()
    {
        var scores = await RunAsync("Rain fell all day. The river rose.\nNobody was hurt.");

        Assert.Equal(ReadabilityScope.Document, scores[0].Scope);
        Assert.Equal(scores.Skip(1).Sum(static score => score.Words), scores[0].Words);
        Assert.Equal(scores.Skip(1).Sum(static score => score.Syllables), scores[0].Syllables);
        Assert.Equal(4, scores.Count);
    }

    [Fact]
    public async Task Process_SplitWord_IsOneWord()
    {
        var text = "They didn't go.";
        var document = Document.FromText("a", text)
            .With(Layer<Sentence>.Of(new Sentence(new TextSpan(0, text.Length))))
            .With(Layer<Token>.Of(Word(0, 4), Word(5, 8), Word(8, 11), Word(12, 14), new Token(new TextSpan(14, 15), TokenKind.Punctuation)));

        var score = (await RunAsync(document))[0];

        Assert.Equal(3, score.Words);
        Assert.Equal(4, score.Syllables);

        static Token Word(int start, int end) => new(new TextSpan(start, end), TokenKind.Word);
    }

    [Fact]
    public async Task Process_Number_HasASyllableForEachDigit()
    {
        var document = Document.FromText("a", "1918")
            .With(Layer<Sentence>.Of(new Sentence(new TextSpan(0, 4))))
            .With(Layer<Token>.Of(new Token(new TextSpan(0, 4), TokenKind.Number)));

        Assert.Equal(4, (await RunAsync(document))[0].Syllables);
    }

    [Fact]
    public async Task Process_Credit_IsNotCounted()
    {
        var text = "Rain fell.\nReporting by Jane Doe.";
        var document = new DocumentBuilder().Text(text).WithSentences().WithTokens().Build()
            .With(Layer<Block>.Of(new Block(new TextSpan(0, 10), BlockKind.Paragraph), new Block(new TextSpan(11, text.Length), BlockKind.Credit)));

        Assert.Equal(2, (await RunAsync(document))[0].Words);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("en-GB", true)]
    [InlineData("EN_us", true)]
    [InlineData("de", false)]
    [InlineData("enm", false)]
    public async Task Process_Language_ScoresEnglishAlone(string language, bool scored)
    {
        var document = new DocumentBuilder().Text("Rain fell.").WithSentences().WithTokens().Build().WithMetadata(MetadataKeys.Language, language);

        var score = (await RunAsync(document))[0];

        Assert.Equal(scored, score.ReadingEase is not null);
        Assert.Equal(scored, score.Grade is not null);
        Assert.Equal(2, score.Words);
        Assert.True(score.Seconds > 0);
    }

    [Fact]
    public async Task Process_EmptyText_HasAScoreWithoutNumbers()
    {
        var score = Assert.Single(await RunAsync(new DocumentBuilder().Text("").WithSentences().WithTokens().Build()));

        Assert.Equal(new ReadabilityScore(new TextSpan(0, 0), ReadabilityScope.Document), score);
    }

    [Fact]
    public async Task Process_SentencesOff_ScoresTheDocumentAlone() =>
        Assert.Single(await RunAsync("Rain fell. The river rose.", new ReadabilityOptions { Sentences = false }));

    [Fact]
    public async Task Process_WordsPerMinute_SetsTheTime() =>
        Assert.Equal(2, (await RunAsync("Rain fell.", new ReadabilityOptions { WordsPerMinute = 60 }))[0].Seconds);

    private static Task<Layer<ReadabilityScore>> RunAsync(string text, ReadabilityOptions? options = null) =>
        RunAsync(new DocumentBuilder().Text(text).WithSentences().WithTokens().Build(), options);

    private static async Task<Layer<ReadabilityScore>> RunAsync(Document document, ReadabilityOptions? options = null) =>
        (await new ReadabilityStage(options ?? new ReadabilityOptions()).ProcessAsync(document, default)).Layer<ReadabilityScore>();
}

using Pipeline.Testing;

namespace Pipeline.Tests.Testing;

public class SpanAssertTests
{
    private static readonly Document Two = new DocumentBuilder().Sentences("One here.", "Two\tthere 👍.").Build();

    [Fact]
    public void Covers_OtherText_ShowsBoth() =>
        Fails(() => SpanAssert.Covers(Two, "Two", new TextSpan(0, 3)), "“Two”", "[0, 3) ⟦One⟧ here. Two\\tthere 👍.");

    [Fact]
    public void Covers_OutsideTheText_SaysSo() =>
        Fails(() => SpanAssert.Covers(Two, "x", new TextSpan(5, 500)), "outside the text");

    [Fact]
    public void IsInText_HalfAPair_SaysSo()
    {
        var pair = Two.SpanOf("👍");
        SpanAssert.IsInText(Two, pair);
        Fails(() => SpanAssert.IsInText(Two, pair with { End = pair.End - 1 }), "ends within a surrogate pair");
        Fails(() => SpanAssert.IsInText(Two, pair with { Start = pair.Start + 1 }), "starts within a surrogate pair");
    }

    [Fact]
    public void Texts_MissingOrFurtherAnnotation_ShowsTheFirstDifference()
    {
        SpanAssert.Texts<Sentence>(Two, "One here.", "Two\tthere 👍.");
        Fails(() => SpanAssert.Texts<Sentence>(Two, "One here."), "index 1", "no more");
        Fails(() => SpanAssert.Texts<Sentence>(Two, "One here.", "Two"), "index 1", "⟦Two\\tthere 👍.⟧");
        Fails(() => SpanAssert.Texts<Token>(Two, "One"), "`tokens`", "0 annotations");
    }

    [Fact]
    public void ComesFrom_EditedText_ComparesOriginalAndBytes()
    {
        var edited = Document.FromText("a", "é&amp;b").Edit(TextEdits.Of(new TextEdit(new TextSpan(1, 6), "&")));

        SpanAssert.ComesFrom(edited, "&amp;", edited.SpanOf("&"));
        SpanAssert.ComesFrom(edited, "é&amp;b", edited.SpanOf("é&b"));
        Fails(() => SpanAssert.ComesFrom(edited, "&", edited.SpanOf("&")), "⟦&amp;⟧");
    }

    [Fact]
    public void DoNotOverlap_SharedCharacter_ShowsBoth() =>
        Fails(() => SpanAssert.DoNotOverlap<Sentence>(Two.With(Layer<Sentence>.Of(new Sentence(new(0, 9)), new Sentence(new(1, 2)), new Sentence(new(8, 12))))), "[0, 9)", "[1, 2)");

    [Fact]
    public void CoverAllWords_Gap_ShowsIt()
    {
        SpanAssert.CoverAllWords<Sentence>(Two);
        Fails(() => SpanAssert.CoverAllWords<Sentence>(Two.With(Layer<Sentence>.Of(new Sentence(new(0, 3))))), "⟦ here.");
    }

    [Fact]
    public void SpanOf_Occurrence_CountsFromOne()
    {
        var document = DocumentBuilder.FromText("aXaXa");

        Assert.Equal(new TextSpan(2, 3), document.SpanOf("a", 2));
        Assert.Throws<ArgumentException>(() => document.SpanOf("a", 4));
        Assert.Throws<ArgumentException>(() => document.SpanOf("b"));
    }

    private static void Fails(Action assertion, params string[] parts)
    {
        var exception = Assert.Throws<SpanAssertionException>(assertion);
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }
}

namespace Pipeline.Tests.Abstractions.Text;

public class TextEditsTests
{
    [Fact]
    public void Apply_AnyEdits_IsWhatAStringBuilderMakes() => Gen.Select(EditGen.Text, EditGen.Batch).Sample(
        static (text, batch) =>
        {
            var edits = EditGen.Fit(batch, text.Length);
            Assert.Equal(EditModel.Apply(text, edits), TextEdits.Of(edits).Apply(text));
        },
        iter: 50_000);

    [Fact]
    public void Keep_AnySpans_IsThePiecesJoined() => Gen.Select(EditGen.Text, Gen.Int[0, 40].Array[0, 10], Pick.From("", "\n", " | ")).Sample(
        static (text, cuts, separator) =>
        {
            var sorted = cuts.Select(cut => cut % (text.Length + 1)).Order().ToList();
            var kept = sorted.Zip(sorted.Skip(1), static (a, b) => new TextSpan(a, b)).Where(static (_, i) => i % 2 == 0).ToList();
            Assert.Equal(string.Join(separator, kept.Select(span => span.In(text).ToString())), TextEdits.Keep(text, kept, separator).Apply(text));
        },
        iter: 20_000);

    [Fact]
    public void Keep_KeptText_MapsToWhereItWas()
    {
        var document = Document.FromText("a", "<p>One</p><p>Two</p>");

        document = document.Edit(TextEdits.Keep(document.Text, [new TextSpan(3, 6), new TextSpan(13, 16)], "\n"));

        Assert.Equal("One\nTwo", document.Text);
        Assert.Equal(new TextSpan(13, 16), document.Origin.ToOriginal(new TextSpan(4, 7)));
        Assert.Equal(new TextSpan(6, 13), document.Origin.ToOriginal(new TextSpan(3, 4)));
    }

    [Fact]
    public void Apply_TextTooShort_BlamesTheText() =>
        Assert.Equal("text", Assert.Throws<ArgumentException>(static () => TextEdits.Of(new TextEdit(new(3, 5), "x")).Apply("text")).ParamName);

    [Theory]
    [InlineData(5, 7, 0, 3)]
    [InlineData(0, 3, 2, 4)]
    [InlineData(0, 3, 3, 9)]
    [InlineData(2, 1, 3, 4)]
    public void Keep_OutOfOrderOrOutsideTheText_Throws(int start, int end, int nextStart, int nextEnd) =>
        Assert.Throws<ArgumentException>(() => TextEdits.Keep("12345678", [new TextSpan(start, end), new TextSpan(nextStart, nextEnd)]));

    [Theory]
    [InlineData(0, 2, 1, 3)]
    [InlineData(1, 3, 0, 2)]
    [InlineData(0, 4, 2, 2)]
    [InlineData(0, 1, 0, 1)]
    [InlineData(2, 5, 2, 3)]
    public void Of_Overlap_ThrowsAndNamesBoth(int start, int end, int otherStart, int otherEnd)
    {
        var exception = Assert.Throws<ArgumentException>(() => TextEdits.Of(
            new TextEdit(new TextSpan(start, end), "x"), new TextEdit(new TextSpan(otherStart, otherEnd), "y")));

        Assert.Contains(new TextSpan(start, end).ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains(new TextSpan(otherStart, otherEnd).ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnySpans_ThrowsWhenTwoShareACharacterOrAnInsertionIsWithinAnother() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3]).Array[0, 5].Sample(
            static pairs =>
            {
                var spans = pairs.Select(static pair => new TextSpan(pair.Item1, pair.Item1 + pair.Item2)).ToList();
                var clash = spans.Where((a, i) => spans.Where((b, j) => i != j && (a.Overlaps(b) || (b.IsEmpty && a.Start < b.Start && b.Start < a.End))).Any()).Any();
                var thrown = Record.Exception(() => TextEdits.Of(spans.Select(static span => new TextEdit(span, "x")))) is ArgumentException;
                Assert.Equal(clash, thrown);
            },
            iter: 20_000);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(3, 2)]
    public void Of_NotASpan_Throws(int start, int end) =>
        Assert.Throws<ArgumentException>(() => TextEdits.Of(new TextEdit(new TextSpan(start, end), "x")));

    [Fact]
    public void Of_NoReplacement_Throws() =>
        Assert.Throws<ArgumentException>(() => TextEdits.Of(new TextEdit(new TextSpan(0, 1), null!)));

    [Fact]
    public void Of_InsertionsAtOneOffset_KeepTheirOrderBeforeAReplacementThere()
    {
        var edits = TextEdits.Of(new(new(5, 6), "!"), new(new(1, 2), "r"), new(new(1, 1), "1"), new(new(1, 1), "2"));

        Assert.Equal("a12rcde!", edits.Apply("abcdef"));
    }

    [Fact]
    public void Of_Nothing_IsNone()
    {
        Assert.Same(TextEdits.None, TextEdits.Of());
        Assert.Equal("abc", TextEdits.None.Apply("abc"));
    }

    [Fact]
    public void Apply_OutsideTheText_Throws() =>
        Assert.Throws<ArgumentException>(() => TextEdits.Of(new TextEdit(new TextSpan(1, 4), "")).Apply("abc"));
}

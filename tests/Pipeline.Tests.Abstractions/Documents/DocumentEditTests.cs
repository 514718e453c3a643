using Pipeline.Tests.Abstractions.Text;

namespace Pipeline.Tests.Abstractions.Documents;

/// <summary><see cref="Document.Edit"/> against <see cref="EditModel"/>, over random sequences of random edits.</summary>
public class DocumentEditTests
{
    private static readonly Gen<(string Text, EditGen.Draft[][] Batches)> Case = Gen.Select(EditGen.Text, EditGen.Batch.Array[0, 5]);

    private static readonly Gen<(int A, int B)[]> Spans = Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).Array[0, 12];

    [Fact]
    public void Edit_AnySequence_GivesTheTextOfTheModel() => Case.Sample(
        static (text, batches) =>
        {
            var (document, model) = Run(text, batches);
            Assert.Equal(model.Text, document.Text);
        },
        iter: 20_000);

    [Fact]
    public void Origin_AnySequence_IsThatOfTheModelForEverySpan() => Case.Sample(
        static (text, batches) =>
        {
            var (document, model) = Run(text, batches);
            for (var start = 0; start <= document.Text.Length; start++)
            {
                for (var end = start; end <= document.Text.Length; end++)
                    Assert.Equal(model.ToOriginal(new TextSpan(start, end)), document.Origin.ToOriginal(new TextSpan(start, end)));
            }
        },
        iter: 5_000);

    [Fact]
    public void Origin_AnySequence_NeverGoesBackwards() => Case.Sample(
        static (text, batches) =>
        {
            var (document, _) = Run(text, batches);
            var last = default(TextSpan);
            for (var at = 0; at < document.Text.Length; at++)
            {
                var place = document.Origin.ToOriginal(new TextSpan(at, at + 1));
                Assert.True(place.Start <= place.End && place.Start >= last.Start && place.End >= last.End && place.End <= document.Original.Length);
                last = place;
            }
        },
        iter: 20_000);

    [Fact]
    public void Origin_KeptCharacter_IsTheSameCharacterInTheOriginalAndInItsBytes() => Case.Sample(
        static (text, batches) =>
        {
            // Upper-case letters stand for what was not in the original, so that every other character was kept.
            var document = Document.FromText("a", text);
            foreach (var batch in batches)
                document = document.Edit(TextEdits.Of(EditGen.Fit(batch, document.Text.Length).Select(static edit => edit with { Replacement = new string('X', edit.Replacement.Length) })));
            for (var at = 0; at < document.Text.Length; at++)
            {
                if (document.Text[at] is 'X')
                    continue;
                var place = document.Origin.ToOriginal(new TextSpan(at, at + 1));
                Assert.Equal(document.Text[at], Assert.Single(place.In(document.Original).ToString()));
                var (start, end) = document.Origin.ToBytes(new TextSpan(at, at + 1));
                Assert.Contains(document.Text[at], System.Text.Encoding.UTF8.GetString(document.Content.Span[(int)start..(int)end]));
            }
        },
        iter: 10_000);

    [Fact]
    public void Edit_AnyLayer_MovesAsInTheModel() => Gen.Select(EditGen.Text, EditGen.Batch, Spans).Sample(
        static (text, batch, pairs) =>
        {
            var document = Document.FromText("a", text);
            var length = document.Text.Length;
            var spans = pairs.Select(pair => Fit(pair, length)).ToList();
            document = document.With(Layer<Sentence>.Of(spans.Select(static span => new Sentence(span))));
            var edits = EditGen.Fit(batch, length);

            var moved = document.Edit(TextEdits.Of(edits)).Layer<Sentence>().Select(static sentence => sentence.Span);

            var expected = spans
                .Select(span => (Old: span, New: EditModel.Move(length, edits, span)))
                .Where(static pair => !pair.New.IsEmpty || pair.Old.IsEmpty)
                .Select(static pair => pair.New)
                .Order();
            Assert.Equal(expected, moved);
        },
        iter: 20_000);

    [Fact]
    public void Edit_Quote_MovesEverySpanWithinItAndDropsWhatIsLeftWithout() => Gen.Select(EditGen.Text, EditGen.Batch, Spans).Sample(
        static (text, batch, pairs) =>
        {
            var document = Document.FromText("a", text);
            var length = document.Text.Length;
            var spans = pairs.Select(pair => Fit(pair, length)).Where(static span => !span.IsEmpty).ToList();
            if (spans.Count < 3)
                return;
            var quote = new Quote(spans[0], QuoteKind.Mixed) { Cue = spans[1], Speaker = new Speaker("Ann", spans[2]), Verbatim = [.. spans.Skip(3)] };
            var edits = EditGen.Fit(batch, length);

            var layer = document.With(Layer<Quote>.Of(quote)).Edit(TextEdits.Of(edits)).Layer<Quote>();

            TextSpan Move(TextSpan span) => EditModel.Move(length, edits, span);
            if (Move(quote.Span).IsEmpty)
            {
                Assert.Empty(layer);
                return;
            }

            var moved = Assert.Single(layer);
            Assert.Equal(Move(quote.Span), moved.Span);
            Assert.Equal(Move(quote.Cue!.Value) is { IsEmpty: false } cue ? cue : null, moved.Cue);
            Assert.Equal(new Speaker("Ann", Move(quote.Speaker!.Value.Mention)), moved.Speaker);
            Assert.Equal(quote.Verbatim.Select(Move).Where(static span => !span.IsEmpty), moved.Verbatim);
        },
        iter: 10_000);

    [Fact]
    public void Edit_Nothing_IsTheSameDocument()
    {
        var document = Document.FromText("a", "text");

        Assert.Same(document, document.Edit(TextEdits.None));
    }

    [Fact]
    public void Edit_OutsideTheText_ThrowsAndNamesTheSpan()
    {
        var edits = TextEdits.Of(new TextEdit(new TextSpan(3, 5), "x"));

        var exception = Assert.Throws<ArgumentException>(() => Document.FromText("a", "text").Edit(edits));

        Assert.Equal("edits", exception.ParamName);
        Assert.Contains("[3, 5)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_KeepsWhatIsNotText()
    {
        var document = Document.FromText("a", "text").WithMetadata("k", "v").OnCommit(static _ => ValueTask.CompletedTask);

        var edited = document.Edit(TextEdits.Of(new TextEdit(new TextSpan(0, 1), "T")));

        Assert.Equal("text", edited.Original);
        Assert.Equal((document.Id, document.Source, document.Content), (edited.Id, edited.Source, edited.Content));
        Assert.Equal(("v", 1), (edited.Metadata["k"], edited.Commits.Length));
        Assert.Equal("text", document.Text);
    }

    private static (Document Document, EditModel Model) Run(string text, EditGen.Draft[][] batches)
    {
        var document = Document.FromText("a", text);
        var model = EditModel.Of(document.Text);
        foreach (var batch in batches)
        {
            var edits = EditGen.Fit(batch, document.Text.Length);
            document = document.Edit(TextEdits.Of(edits));
            model = model.Apply(edits);
        }

        return (document, model);
    }

    private static TextSpan Fit((int A, int B) pair, int length)
    {
        var (a, b) = (pair.A % (length + 1), pair.B % (length + 1));
        return new TextSpan(Math.Min(a, b), Math.Max(a, b));
    }
}

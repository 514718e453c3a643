using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Tests.Abstractions.Documents;

public class DocumentTests
{
    private static readonly Document Plain = Document.FromText("a.txt", "Ça va.");

    [Fact]
    public void FromText_DescribesItsBytes()
    {
        Assert.Equal("Ça va."u8.ToArray(), Plain.Content.ToArray());
        Assert.Equal(("a.txt", "text/plain", 7L, "utf-8"), (Plain.Source.Uri, Plain.Source.MediaType, Plain.Source.Length, Plain.Source.Charset));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Ça va."))), Plain.Source.Sha256);
        Assert.Equal(Plain.Original, Plain.Text);
    }

    [Fact]
    public void Create_WithoutAnIdOrTextOrMap_Throws()
    {
        Assert.Throws<ArgumentException>(() => Document.FromText("", "x"));
        Assert.Throws<ArgumentNullException>(() => Document.Create(default, Plain.Source, default, "", ByteMap.Uniform(0, 1)));
        Assert.Throws<ArgumentNullException>(() => Document.Create(new("a"), null!, default, "", ByteMap.Uniform(0, 1)));
        Assert.Throws<ArgumentNullException>(() => Document.Create(new("a"), Plain.Source, default, null!, ByteMap.Uniform(0, 1)));
        Assert.Throws<ArgumentNullException>(() => Document.Create(new("a"), Plain.Source, default, "", null!));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 7)]
    [InlineData(3, 2)]
    public void With_SpanOutsideTheText_ThrowsAndNamesTheLayer(int start, int end)
    {
        var exception = Assert.Throws<ArgumentException>(() => Plain.With(Layer<Sentence>.Of(new Sentence(new(start, end)))));

        Assert.Equal("layer", exception.ParamName);
        Assert.Contains("`sentences`", exception.Message, StringComparison.Ordinal);
        Assert.Contains(new TextSpan(start, end).ToString(), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_SpanWithinAnAnnotationOutsideTheText_Throws()
    {
        var quote = new Quote(new(0, 2), QuoteKind.Direct);

        Assert.Throws<ArgumentException>(() => Plain.With(Layer<Quote>.Of(quote with { Cue = new(3, 99) })));
        Assert.Throws<ArgumentException>(() => Plain.With(Layer<Quote>.Of(quote with { Verbatim = [new(3, 99)] })));
        Assert.Throws<ArgumentException>(() => Plain.With(Layer<Quote>.Of(quote with { Speaker = new Speaker("A", new(3, 99)) })));
    }

    [Fact]
    public void With_OtherKindOfTheSameName_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => Plain.With(Layer<Sentence>.Empty).With(Layer<OtherSentence>.Empty));

        Assert.Contains("`sentences`", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_SameKindAgain_Replaces()
    {
        var document = Plain.With(Layer<Sentence>.Of(new Sentence(new(0, 2)))).With(Layer<Sentence>.Of(new Sentence(new(3, 6))));

        Assert.Equal(new TextSpan(3, 6), Assert.Single(document.Layer<Sentence>()).Span);
        Assert.Single(document.Layers);
    }

    [Fact]
    public void Without_ALayer_RemovesThatOneAlone()
    {
        var document = Plain.With(Layer<Sentence>.Of(new Sentence(new(0, 2)))).With(Layer<Block>.Empty).WithMetadata("k", "v");

        var without = document.Without<Sentence>();

        Assert.False(without.HasLayer<Sentence>());
        Assert.Same(document.Layer<Block>(), Assert.Single(without.Layers));
        Assert.Equal("v", without.Metadata["k"]);
        Assert.True(document.HasLayer<Sentence>());
        Assert.Same(without, without.Without<Sentence>());
    }

    [Fact]
    public void Layers_AnyOrderOfProviding_AreInOrdinalOrder()
    {
        var steps = new Func<Document, Document>[]
        {
            static document => document.With(Layer<Token>.Empty), static document => document.With(Layer<Block>.Empty),
            static document => document.With(Layer<Quote>.Empty), static document => document.With(Layer<Sentence>.Empty),
            static document => document.With(Layer<SummarySentence>.Empty),
        };

        Gen.Shuffle(steps).Sample(static order => Assert.Equal(
            ["blocks", "quotes", "sentences", "summary", "tokens"],
            order.Aggregate(Plain, static (document, step) => step(document)).Layers.Select(static layer => layer.Name)), iter: 200);
    }

    [Fact]
    public void HasLayer_EmptyLayer_IsThere()
    {
        Assert.False(Plain.HasLayer<Quote>());
        Assert.Empty(Plain.Layer<Quote>());
        Assert.True(Plain.With(Layer<Quote>.Empty).HasLayer<Quote>());
    }

    [Fact]
    public void WithMetadata_ValueOrNone_SetsOrRemoves()
    {
        var document = Plain.WithMetadata("b", "2").WithMetadata("B", "1").WithMetadata("a", "3");

        Assert.Equal(["B", "a", "b"], document.Metadata.Keys);
        Assert.Equal("4", document.WithMetadata("b", "4").Metadata["b"]);
        Assert.DoesNotContain("b", document.WithMetadata("b", "").Metadata.Keys);
        Assert.DoesNotContain("b", document.WithMetadata("b", null).Metadata.Keys);
        Assert.Throws<ArgumentException>(() => document.WithMetadata("", "x"));
    }

    [Fact]
    public void Skip_WithReason_DropsWhatWasScheduledAndWhatIs()
    {
        var skipped = Plain.OnCommit(static _ => ValueTask.CompletedTask).Skip("too short");

        Assert.Equal("too short", skipped.SkipReason);
        Assert.Empty(skipped.Commits);
        Assert.Empty(skipped.OnCommit(static _ => ValueTask.CompletedTask).Commits);
        Assert.Null(Plain.SkipReason);
        Assert.Throws<ArgumentException>(() => Plain.Skip(" "));
    }

    [Fact]
    public async Task OnCommit_SeveralWrites_KeepTheirOrder()
    {
        var written = new List<int>();
        var document = Enumerable.Range(0, 3).Aggregate(Plain, (current, i) => current.OnCommit(_ =>
        {
            written.Add(i);
            return ValueTask.CompletedTask;
        }));

        foreach (var write in document.Commits)
            await write(TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 2], written);
    }

    [Fact]
    public void Document_UsedByManyThreads_IsTheSameForAll()
    {
        var document = Document.FromText("a", string.Concat(Enumerable.Repeat("aé👍 ", 2_000)));

        Parallel.For(0, 200, i =>
        {
            var edited = document
                .With(Layer<Sentence>.Of(new Sentence(new(i, i + 10))))
                .Edit(TextEdits.Of(new TextEdit(new(0, 5), "x"), new TextEdit(new(5, 5), "y")));
            Assert.Equal((0L, 8L), edited.Origin.ToBytes(new(0, 1)));
            Assert.Equal(document.Text.Length - 3, edited.Text.Length);
            Assert.Empty(document.Layers);
        });
    }

    [Fact]
    public void DocumentId_Order_IsOrdinal()
    {
        Assert.True(new DocumentId("B").CompareTo(new DocumentId("a")) < 0);
        Assert.Equal("a", new DocumentId("a").ToString());
    }

    [Fact]
    public void StageException_Facts_AreKept()
    {
        var exception = new StageException("No charset.") { Span = new(1, 2), IsTransient = true };

        Assert.Equal(("No charset.", new TextSpan(1, 2), true), (exception.Message, exception.Span!.Value, exception.IsTransient));
        Assert.NotEmpty(new StageException().Message);
    }

    private readonly record struct OtherSentence(TextSpan Span) : IAnnotation<OtherSentence>
    {
        public static string LayerName => "sentences";

        public OtherSentence WithSpans(Func<TextSpan, TextSpan> map) => new(map(Span));
    }
}

using System.Collections.Immutable;
using CsCheck;
using Pipeline.Engine.Isolation.Wire;

namespace Pipeline.Tests.Engine.Isolation;

public class DocumentCodecTests
{
    private static readonly DocumentCodec s_codec = new(new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["quotes"] = typeof(Quote),
        ["sentences"] = typeof(Sentence),
        ["tokens"] = typeof(Token),
        ["speakers"] = typeof(SpeakerProfile),
        ["odd"] = typeof(Odd),
        ["bad"] = typeof(Bad),
    });

    private static readonly Gen<string> s_texts = Gen.OneOf([.. new[] { "a", "é", "€", "🙂", "\uD83D", "\uDE42", "\r\n", "\u0000" }.Select(static one => Gen.Const(one))]).Array[0, 30].Select(static parts => string.Concat(parts));

    [Fact]
    public void Read_AnyTextAndEdits_MapsEverySpanAlike() => s_texts.Select(s_texts, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(static (text, replacement, at, length) =>
    {
        var document = Document.FromText("a", text, "text/html");
        var start = at % (document.Text.Length + 1);
        var end = start + (length % (document.Text.Length - start + 1));
        document = document.Edit(TextEdits.Of(new TextEdit(new TextSpan(start, end), replacement))).WithMetadata("title", replacement);

        var read = Cross(document, known: null);

        if (read.Text != document.Text || read.Original != document.Original || read.Source != document.Source || read.Id != document.Id
            || !read.Content.Span.SequenceEqual(document.Content.Span) || !read.Metadata.SequenceEqual(document.Metadata))
        {
            return false;
        }

        for (var from = 0; from <= document.Text.Length; from++)
        {
            for (var to = from; to <= document.Text.Length; to++)
            {
                var span = new TextSpan(from, to);
                if (document.Origin.ToOriginal(span) != read.Origin.ToOriginal(span) || document.Origin.ToBytes(span) != read.Origin.ToBytes(span))
                    return false;
            }
        }

        return true;
    });

    [Fact]
    public void Read_EveryKindOfLayer_IsTheSame()
    {
        var span = new TextSpan(1, 3);
        var odd = new Odd(span)
        {
            Name = "n\uD83D",
            Scores = [1.5, double.NaN, -0.0],
            Nothing = default,
            Parts = new List<Part> { new("x", span, null), new("y", default, new Part("z", span, null)) },
            Counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["A"] = 1 }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
            Sorted = ImmutableSortedDictionary<string, Part?>.Empty.WithComparers(StringComparer.Ordinal).Add("b", null),
            When = DateTimeOffset.UnixEpoch.AddTicks(7),
            Anything = new object?[] { 1, "a", null, 2.5m, new Part("o", span, null) },
        };
        var document = Document.FromText("a", "01234567")
            .With(Layer<Token>.Of(new Token(span, TokenKind.Number)))
            .With(Layer<Sentence>.Empty)
            .With(Layer<Quote>.Of(new Quote(span, QuoteKind.Mixed) { Verbatim = [span], Speaker = new Speaker("J", span), Confidence = 0.1 + 0.2, Chain = 3 }))
            .With(Layer<SpeakerProfile>.Of(new SpeakerProfile(span, "J") { Aliases = ["she"], Role = null, Words = 9 }))
            .With(Layer<Odd>.Of(odd, default))
            .With("open", [JsonAnnotation.Of(span, [new("a", new object?[] { 1L, span, null }), new("b", 0.5)])]);

        var read = Cross(document, known: null);

        Assert.Equal(document.Layer<Token>(), read.Layer<Token>());
        Assert.True(read.HasLayer<Sentence>());
        Assert.Equal(document.Layer<Quote>(), read.Layer<Quote>());
        Assert.Equal(document.Layer<SpeakerProfile>(), read.Layer<SpeakerProfile>());
        Assert.Equal(document.Layers[^1].Name, read.Layers[^1].Name);
        Assert.Equal(document.Layers.Single(static layer => layer.Name == "open").Annotations, read.Layers.Single(static layer => layer.Name == "open").Annotations);
        var back = read.Layer<Odd>().Single(static one => one.Name is not null);
        Assert.Equal((odd.Name, odd.When, odd.Nothing.IsDefault), (back.Name, back.When, back.Nothing.IsDefault));
        Assert.Equal(odd.Scores.Select(BitConverter.DoubleToInt64Bits), back.Scores.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(odd.Parts, back.Parts);
        Assert.IsType<List<Part>>(back.Parts);
        Assert.Equal(1, back.Counts!["a"]);
        Assert.True(back.Sorted!.ContainsKey("b"));
        Assert.Equal(odd.Anything, Assert.IsType<object?[]>(back.Anything));
    }

    [Fact]
    public void Read_WhatTheOtherSideHas_IsTheSameObject()
    {
        var before = Document.FromText("a", "0123").With(Layer<Token>.Of(new Token(new TextSpan(0, 1), TokenKind.Word))).WithMetadata("a", "b");
        var after = before.With(Layer<Sentence>.Of(new Sentence(new TextSpan(0, 4))));

        var read = Cross(after, before);

        Assert.Same(before.Text, read.Text);
        Assert.Same(before.Origin, read.Origin);
        Assert.Same(before.Source, read.Source);
        Assert.Same(before.Metadata, read.Metadata);
        Assert.Same(before.Layers[0], read.Layers.Single(static layer => layer.Name == "tokens"));
        Assert.Equal(after.Layer<Sentence>(), read.Layer<Sentence>());
    }

    [Fact]
    public void Read_TheWritesOfExports_AreStillThere()
    {
        var before = Document.FromText("a", "0123").OnCommit(static _ => ValueTask.CompletedTask);

        Assert.Single(Cross(before.WithMetadata("a", "b"), before).Commits);
        Assert.Empty(Cross(before.Skip("no"), before).Commits);
        Assert.Equal("no", Cross(before.Skip("no"), before).SkipReason);
    }

    [Fact]
    public void Write_AnAnnotationThatCannotCross_SaysWhat()
    {
        var document = Document.FromText("a", "0123").With(Layer<Bad>.Of(new Bad(default, static () => 1)));

        Assert.Contains("System.Func`1[System.Int32], which cannot be sent to another process", Assert.Throws<StageException>(() => Cross(document, known: null)).Message, StringComparison.Ordinal);
    }

    private static Document Cross(Document document, Document? known)
    {
        var writer = new ByteWriter();
        s_codec.Write(writer, document, known);
        return s_codec.Read(new ByteReader(writer.Written.ToArray()), known);
    }

    internal sealed record Part(string Name, TextSpan Span, Part? Next);

    internal readonly record struct Odd(TextSpan Span) : IAnnotation<Odd>
    {
        public static string LayerName => "odd";

        public string? Name { get; init; }

        public double[] Scores { get; init; } = [];

        public ImmutableArray<int> Nothing { get; init; }

        public IReadOnlyList<Part>? Parts { get; init; }

        public ImmutableDictionary<string, int>? Counts { get; init; }

        public ImmutableSortedDictionary<string, Part?>? Sorted { get; init; }

        public DateTimeOffset? When { get; init; }

        public object? Anything { get; init; }

        public Odd WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
    }

    internal readonly record struct Bad(TextSpan Span, Func<int> Call) : IAnnotation<Bad>
    {
        public static string LayerName => "bad";

        public Bad WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
    }
}

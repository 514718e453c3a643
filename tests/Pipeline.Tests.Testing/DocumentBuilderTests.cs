using Pipeline.Testing;

namespace Pipeline.Tests.Testing;

public class DocumentBuilderTests
{
    [Fact]
    public void Marked_DirectQuote_HasContentSpeakerAndCue()
    {
        var document = new DocumentBuilder().Heading("Late").Marked("“{q:It is late,}” {s:Doe} {c:said}.", "Jane Doe").Build();

        var quote = Assert.Single(document.Layer<Quote>());
        Assert.Equal(QuoteKind.Direct, quote.Kind);
        SpanAssert.Covers(document, "It is late,", quote.Span);
        SpanAssert.Covers(document, "It is late,", Assert.Single(quote.Verbatim));
        SpanAssert.Covers(document, "Doe", quote.Speaker!.Value.Mention);
        SpanAssert.Covers(document, "said", quote.Cue!.Value);
        Assert.Equal("Jane Doe", quote.Speaker.Value.Name);
        Assert.Equal("Late\n\n“It is late,” Doe said.", document.Text);
        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph], document.Layer<Block>().Select(static block => block.Kind));
    }

    [Fact]
    public void Marked_PartsInMarks_AreVerbatimPartsOfAMixedQuote()
    {
        var document = new DocumentBuilder().Marked("{s:She} {c:said} {q:the “{v:old” and “new} way”}.").Build();

        var quote = Assert.Single(document.Layer<Quote>());
        Assert.Equal(QuoteKind.Mixed, quote.Kind);
        Assert.Equal("She", quote.Speaker!.Value.Name);
        SpanAssert.Covers(document, "old” and “new", quote.Verbatim[0]);
    }

    [Fact]
    public void Marked_Numbers_TieTheirMarksTogether()
    {
        var document = new DocumentBuilder().Marked("“{q:A,}” {s:Ann} {c:said}. {s2:Bob} {c2:replied} {q2:that B}.", "Ann Ash", "Bob Birch").Build();

        Assert.Equal(["Ann Ash", "Bob Birch"], document.Layer<Quote>().Select(static quote => quote.Speaker!.Value.Name));
        Assert.Equal([QuoteKind.Direct, QuoteKind.Indirect], document.Layer<Quote>().Select(static quote => quote.Kind));
    }

    [Theory]
    [InlineData("{q:open", "still open")]
    [InlineData("close}", "closing brace")]
    [InlineData("{x:what}", "does not open with")]
    [InlineData("{qq:what}", "a number")]
    public void Marked_MalformedMarkup_SaysWhere(string markup, string part)
    {
        var exception = Assert.Throws<FormatException>(() => new DocumentBuilder().Marked(markup));

        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.Contains(markup, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marked_DoubledBraces_AreBraces() =>
        Assert.Equal("a {b} c", new DocumentBuilder().Marked("a {{b}} c").Build().Text);

    [Fact]
    public void Sentences_AreGivenNotFound()
    {
        var document = new DocumentBuilder().Sentences("No. 1 wins.", "He said so.").Build();

        SpanAssert.Texts<Sentence>(document, "No. 1 wins.", "He said so.");
    }

    [Fact]
    public void WithSentencesAndTokens_FollowTheSimpleRules()
    {
        var document = new DocumentBuilder().Text("“Well-known!” she said.\nDon't pay 30 €… ok").WithSentences().WithTokens().Build();

        SpanAssert.Texts<Sentence>(document, "“Well-known!”", "she said.", "Don't pay 30 €… ok");
        SpanAssert.Texts<Token>(document, "“", "Well-known", "!", "”", "she", "said", ".", "Don't", "pay", "30", "€", "…", "ok");
        SpanAssert.CoverAllWords<Token>(document);
    }

    [Fact]
    public void Annotate_OnlyOccurrence_IsFound()
    {
        var document = new DocumentBuilder().Text("one two").Annotate("two", static span => new Sentence(span)).Build();

        SpanAssert.Texts<Sentence>(document, "two");
        Assert.Throws<ArgumentException>(() => new DocumentBuilder().Text("no no").Annotate("no", static span => new Sentence(span)).Build());
    }

    [Fact]
    public void Build_IdMediaTypeAndMetadata_AreSet()
    {
        var document = new DocumentBuilder().Id("a/b.html").MediaType("text/html").Metadata(MetadataKeys.Title, "T").Build();

        Assert.Equal("a/b.html", document.Id.Value);
        Assert.Equal("text/html", document.Source.MediaType);
        Assert.Equal("T", document.Metadata[MetadataKeys.Title]);
        Assert.Empty(document.Layers);
    }
}

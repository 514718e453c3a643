namespace Pipeline.TagQuotes;

/// <summary>Finds direct, mixed and indirect quotations, their cues and their speakers.</summary>
[Stage("tag-quotes", "Finds quotations and who said them")]
[Requires<Sentence>, Requires<Token>, Uses<Block>, Provides<Quote>, Provides<SpeakerProfile>]
internal sealed class TagQuotesStage(TagQuotesOptions options) : IExplainedStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(Run(document, decisions: null, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken) => new(Run(document, decisions, cancellationToken));

    private Document Run(Document document, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        var article = ArticleReader.Read(document.Text, document.Layer<Sentence>(), document.Layer<Token>(), document.Layer<Block>());
        var tagger = new QuoteTagger(article, QuoteModels.Shipped, cancellationToken, decisions: decisions);
        var quotes = tagger.Tag();
        quotes.RemoveAll(quote => (!options.Indirect && quote.Kind == QuoteKind.Indirect) || (!options.Unattributed && quote.Speaker is null) || quote.Confidence < options.MinConfidence);
        var speakers = tagger.Profiles(quotes);
        if (options.NotSpeech || decisions is not null)
        {
            var others = tagger.NotSpeech();
            if (decisions is not null)
                others.ForEach(other => TagExplanation.Explain(other, decisions));
            if (options.NotSpeech)
                quotes.AddRange(others);
        }

        return document.With(Layer<Quote>.Of(quotes)).With(Layer<SpeakerProfile>.Of(speakers));
    }
}

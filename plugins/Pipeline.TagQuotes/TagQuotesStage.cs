namespace Pipeline.TagQuotes;

/// <summary>Finds direct, mixed and indirect quotations, their cues and their speakers.</summary>
[Stage("tag-quotes", "Finds quotations and who said them")]
[Requires<Sentence>, Requires<Token>, Uses<Block>, Provides<Quote>]
internal sealed class TagQuotesStage(TagQuotesOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        var article = ArticleReader.Read(document.Text, document.Layer<Sentence>(), document.Layer<Token>(), document.Layer<Block>());
        var quotes = new QuoteTagger(article, cancellationToken).Tag();
        quotes.RemoveAll(quote => (!options.Indirect && quote.Kind == QuoteKind.Indirect) || (!options.Unattributed && quote.Speaker is null));
        return ValueTask.FromResult(document.With(Layer<Quote>.Of(quotes)));
    }
}

using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;

namespace Pipeline.Summarize;

/// <summary>Picks the sentences that say what the article says.</summary>
[Stage("summarize", "Picks the sentences that say what happened")]
[Requires<Sentence>, Uses<Block>, Uses<Quote>, Provides<SummarySentence>]
internal sealed class SummarizeStage(SummarizeOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var article = Article.Of(document);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(document.With(Layer<SummarySentence>.Of(Summarizer.Pick(article, options, cancellationToken))));
    }
}

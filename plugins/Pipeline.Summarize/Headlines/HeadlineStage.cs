using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Headlines;

/// <summary>Finds the article's headline, or cuts one out of the sentence that says most.</summary>
[Stage("headline", "Finds the headline, or cuts one out of the text")]
[Requires<Sentence>, Uses<Block>, Uses<Quote>, Provides<Headline>]
internal sealed class HeadlineStage(HeadlineOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var headline = OwnHeadline.Of(document, options.Words) is { } own
            ? new Headline(own, IsOwn: true)
            : HeadlineCut.Of(Article.Of(document), options.Words, cancellationToken) is { } cut ? new Headline(cut, IsOwn: false) : (Headline?)null;
        return ValueTask.FromResult(document.With(headline is { } found ? Layer<Headline>.Of(found) : Layer<Headline>.Empty));
    }
}

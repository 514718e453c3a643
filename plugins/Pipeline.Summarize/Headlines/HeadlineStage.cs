using System.Globalization;
using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Headlines;

/// <summary>Finds the article's headline, or cuts one out of the sentence that says most.</summary>
[Stage("headline", "Finds the headline, or cuts one out of the text")]
[Requires<Sentence>, Uses<Block>, Uses<Quote>, Provides<Headline>]
internal sealed class HeadlineStage(HeadlineOptions options) : IExplainedStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(Run(document, decisions: null, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken) => new(Run(document, decisions, cancellationToken));

    private Document Run(Document document, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var headline = OwnHeadline.Of(document, options.Words) is { } own
            ? new Headline(own, IsOwn: true)
            : HeadlineCut.Of(Article.Of(document), options.Words, cancellationToken) is { } cut ? new Headline(cut, IsOwn: false) : (Headline?)null;
        if (headline is not { } found)
            return document.With(Layer<Headline>.Empty);
        decisions?.Add(new Decision { Verdict = found.IsOwn ? Verdict.Kept : Verdict.Decided, Subject = "headline", Span = found.Span, Reason = Why(found.IsOwn) });
        return document.With(Layer<Headline>.Of(found));
    }

    private string Why(bool isOwn) => isOwn
        ? "the first heading, before any paragraph"
        : string.Create(CultureInfo.InvariantCulture, $"no heading of at most {options.Words} words before the first paragraph: the start of the sentence that `news` likes best, up to where a clause or a phrase ends");
}

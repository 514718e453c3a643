using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Resolution;

namespace Pipeline.Summarize;

/// <summary>Picks the sentences that say what the article says.</summary>
[Stage("summarize", "Picks the sentences that say what happened")]
[Requires<Sentence>, Uses<Block>, Uses<Quote>, Provides<SummarySentence>, ChangesText]
internal sealed class SummarizeStage(SummarizeOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var article = Article.Of(document);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(options.Resolve ? Resolve(document, article, cancellationToken) : With(document, Summarizer.Pick(article, options, cancellationToken)));
    }

    private static Document With(Document document, List<SummarySentence> picked) => document.With(Layer<SummarySentence>.Of(picked));

    /// <summary>Sentences whose first pronoun can be resolved stand on their own; those that are picked without the one before get the name.</summary>
    private Document Resolve(Document document, Article article, CancellationToken cancellationToken)
    {
        var pronouns = OpeningPronouns.Find(document, article);
        var picked = Summarizer.Pick(article.StandingAlone(pronouns.Keys), options, cancellationToken);
        var starts = picked.Select(static sentence => sentence.Span.Start).ToHashSet();
        var edits = pronouns.Where(pronoun => starts.Contains(article.Candidates[pronoun.Key].Span.Start)
            && !(pronoun.Key > 0 && starts.Contains(article.Candidates[pronoun.Key - 1].Span.Start))).Select(static pronoun => pronoun.Value.Edit);
        return With(document, picked).Edit(TextEdits.Of(edits));
    }
}

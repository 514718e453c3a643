using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Resolution;

namespace Pipeline.Summarize;

/// <summary>Picks the sentences that say what the article says.</summary>
[Stage("summarize", "Picks the sentences that say what happened")]
[Requires<Sentence>, Uses<Block>, Uses<Quote>, Provides<SummarySentence>, ChangesText]
internal sealed class SummarizeStage(SummarizeOptions options) : IExplainedStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(Run(document, decisions: null, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken) => new(Run(document, decisions, cancellationToken));

    private Document Run(Document document, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var article = Article.Of(document);
        cancellationToken.ThrowIfCancellationRequested();
        return options.Resolve ? Resolve(document, article, decisions, cancellationToken) : With(document, Summarizer.Pick(article, options, decisions, cancellationToken));
    }

    private static Document With(Document document, List<SummarySentence> picked) => document.With(Layer<SummarySentence>.Of(picked));

    /// <summary>Sentences whose first pronoun can be resolved stand on their own; those that are picked without the one before get the name.</summary>
    private Document Resolve(Document document, Article article, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var pronouns = OpeningPronouns.Find(document, article);
        var found = decisions is null ? null : new List<Decision>();
        var picked = Summarizer.Pick(article.StandingAlone(pronouns.Keys), options, found, cancellationToken);
        var starts = picked.Select(static sentence => sentence.Span.Start).ToHashSet();
        var named = pronouns.Where(pronoun => starts.Contains(article.Candidates[pronoun.Key].Span.Start)
            && !(pronoun.Key > 0 && starts.Contains(article.Candidates[pronoun.Key - 1].Span.Start))).Select(static pronoun => pronoun.Value).ToList();
        if (decisions is not null)
            NameExplanation.Add(found!, named, decisions);
        return With(document, picked).Edit(TextEdits.Of(named.Select(static pronoun => pronoun.Edit)));
    }
}

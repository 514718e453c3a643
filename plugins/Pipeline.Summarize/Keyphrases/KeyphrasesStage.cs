using System.Globalization;
using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Keyphrases;

/// <summary>Finds the phrases that say what the article is about.</summary>
[Stage("keyphrases", "Finds the phrases that say what the article is about")]
[Requires<Sentence>, Uses<Block>, Provides<Keyphrase>]
internal sealed class KeyphrasesStage(KeyphrasesOptions options) : IExplainedStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(Run(document, decisions: null, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken) => new(Run(document, decisions, cancellationToken));

    private Document Run(Document document, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var article = Article.Of(document);
        cancellationToken.ThrowIfCancellationRequested();
        var best = PhraseRanking.Best(PhraseFinder.Find(article, options.Words), options.Count);
        for (var i = 0; i < best.Count; i++)
            decisions?.Add(new Decision { Verdict = Verdict.Kept, Subject = "phrase", Span = best[i].Mentions[0], Reason = Why(best[i]) });
        return document.With(Layer<Keyphrase>.Of(best.Select(static (phrase, i) => phrase.At(i + 1))));
    }

    private static string Why(Phrase phrase) => string.Create(
        CultureInfo.InvariantCulture,
        $"score {phrase.Score:0.##}: said {phrase.Mentions.Count} times, first in sentence {phrase.Place + 1}{(phrase.Names * 2 > phrase.Mentions.Count ? "; a name" : "")}; its words are used {phrase.Uses} times");
}

using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Keyphrases;

/// <summary>Finds the phrases that say what the article is about.</summary>
[Stage("keyphrases", "Finds the phrases that say what the article is about")]
[Requires<Sentence>, Uses<Block>, Provides<Keyphrase>]
internal sealed class KeyphrasesStage(KeyphrasesOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var article = Article.Of(document);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(document.With(Layer<Keyphrase>.Of(PhraseRanking.Best(PhraseFinder.Find(article, options.Words), options.Count))));
    }
}

using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Classics;
using Pipeline.Summarize.News;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Methods;

/// <summary>Runs the method that the options ask for.</summary>
internal static class Summarizer
{
    /// <summary>The sentences of the summary, in any order.</summary>
    public static List<SummarySentence> Pick(Article article, SummarizeOptions options, CancellationToken cancellationToken)
    {
        var budget = Budget.Of(options);
        if (options.Method == SummaryMethod.Lead)
            return LeadMethod.Pick(article, budget);
        var vectors = TermVectors.Of(article);
        return options.Method switch
        {
            SummaryMethod.Textrank => TextRankMethod.Pick(article, vectors, budget, cancellationToken),
            SummaryMethod.Lexrank => LexRankMethod.Pick(article, vectors, budget, cancellationToken),
            SummaryMethod.Lsa => LsaMethod.Pick(article, vectors, budget, cancellationToken),
            SummaryMethod.Sumbasic => SumBasicMethod.Pick(article, vectors, budget, cancellationToken),
            SummaryMethod.Kl => KlMethod.Pick(article, vectors, budget, cancellationToken),
            SummaryMethod.Pacsum => PacSumMethod.Pick(article, vectors, budget, cancellationToken),
            _ => NewsMethod.Pick(article, vectors, budget, options.Weights == SummaryWeights.None ? NewsWeights.Untrained : NewsWeights.Trained, cancellationToken),
        };
    }
}

using System.Globalization;
using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Classics;
using Pipeline.Summarize.News;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Methods;

/// <summary>Runs the method that the options ask for.</summary>
internal static class Summarizer
{
    /// <summary>The sentences of the summary, in any order.</summary>
    /// <param name="article">The article.</param>
    /// <param name="options">The method and the budget.</param>
    /// <param name="decisions">Receives why; null when nobody asks.</param>
    /// <param name="cancellationToken">Signalled when the document's time is up.</param>
    public static List<SummarySentence> Pick(Article article, SummarizeOptions options, ICollection<Decision>? decisions, CancellationToken cancellationToken)
    {
        var picked = PickBy(article, options, decisions, cancellationToken);
        if (decisions is not null && options.Method != SummaryMethod.News)
        {
            var method = options.Method.ToString().ToLowerInvariant();
            foreach (var sentence in picked)
                decisions.Add(new Decision { Verdict = Verdict.Kept, Subject = "sentence", Span = sentence.Span, Reason = string.Create(CultureInfo.InvariantCulture, $"picked by `{method}`, score {sentence.Score:0.####}") });
        }

        return picked;
    }

    private static List<SummarySentence> PickBy(Article article, SummarizeOptions options, ICollection<Decision>? decisions, CancellationToken cancellationToken)
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
            _ => NewsMethod.Pick(article, vectors, budget, options.Weights == SummaryWeights.None ? NewsWeights.Untrained : NewsWeights.Trained, decisions, cancellationToken),
        };
    }
}

using System.Globalization;
using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.News;

/// <summary>Says why <c>news</c> picked a sentence or passed it over: what its score is made of, and what kept it out.</summary>
internal sealed class NewsExplanation(Article article, TermVectors vectors, NewsFeatures features, NewsWeights weights, double[] scores)
{
    /// <summary>Sentences that score lower are not worth a line.</summary>
    private const int Most = 20;

    /// <summary>The features by what they look at, in their order: the first of each group.</summary>
    private static readonly (string Name, NewsFeature First)[] Groups =
    [
        ("place", NewsFeature.PlaceInverse), ("likeness to the rest", NewsFeature.Forward), ("length", NewsFeature.WordsToTen), ("what it is made of", NewsFeature.Names),
        ("how it begins and ends", NewsFeature.Question), ("place and content together", NewsFeature.PlaceForward), ("", NewsFeature.Count),
    ];

    /// <summary>One decision for each sentence that was picked, and for the best of the others. O(text).</summary>
    /// <param name="picked">Places among the candidates, ascending.</param>
    public IEnumerable<Decision> Of(IReadOnlyList<int> picked)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(static i => i).ToArray();
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank + 1;
        for (var i = 0; i < scores.Length; i++)
        {
            var isPicked = picked.Contains(i);
            if (!isPicked && ranks[i] > Most)
                continue;
            yield return new Decision
            {
                Verdict = isPicked ? Verdict.Kept : Verdict.Dropped,
                Subject = "sentence",
                Span = article.Candidates[i].Span,
                Reason = $"{(isPicked ? "" : WhyNot(i, picked))}score {Number(scores[i])}, rank {ranks[i]} of {scores.Length}: {Parts(i)}",
            };
        }
    }

    private string WhyNot(int i, IReadOnlyList<int> picked)
    {
        var candidate = article.Candidates[i];
        if (candidate.Has(Traits.CutQuote))
            return "breaks off in a quotation; ";
        if (candidate.Has(Traits.OrphanQuote))
            return "speech whose speaker is named elsewhere; ";
        if (candidate.Has(Traits.Leans) && candidate.Index > 0)
            return "leans on the sentence before; ";
        if (candidate.Has(Traits.Fragment))
            return "no whole sentence; ";
        if (candidate.Has(Traits.Caption))
            return "reads like a caption; ";
        var known = picked.TakeWhile(other => other < i).Aggregate(0UL, (names, other) => names | article.Candidates[other].Introduces);
        if (NewsPool.Cost(candidate, known) > 0)
            return "speaks of someone or something as known that the summary has not introduced; ";
        foreach (var other in picked)
        {
            var meeting = vectors.Meet(i, other);
            if (NewsPool.IsRepeat(meeting))
                return string.Create(CultureInfo.InvariantCulture, $"shares {100 * meeting.Overlap:F0} % of its terms with a sentence that is picked; ");
        }

        return "";
    }

    /// <summary>What each group of features adds to the score, the largest first.</summary>
    private string Parts(int i)
    {
        var values = new double[(int)NewsFeature.Count];
        features.Of(i, values);
        var parts = new List<(string Name, double Value)>();
        for (var group = 0; group + 1 < Groups.Length; group++)
        {
            var (from, to) = ((int)Groups[group].First, (int)Groups[group + 1].First);
            parts.Add((Groups[group].Name, NewsWeights.Dot(weights.Sentence[from..to], values.AsSpan(from, to - from))));
        }

        return string.Join(", ", parts.OrderByDescending(static part => Math.Abs(part.Value)).Select(static part => $"{part.Name} {Signed(part.Value)}"));
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}

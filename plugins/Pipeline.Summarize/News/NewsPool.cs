using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.News;

/// <summary>The best sentences, each on its own: those that sets are made of.</summary>
internal static class NewsPool
{
    /// <summary>How many sentences there are at most. With three to a summary these make 220 sets.</summary>
    public const int Size = 12;

    // Beyond this share of common terms a sentence says nothing new.
    private const double Repeat = 0.7;

    // Beyond this one, where more than names are common: what happened is told again.
    private const double Half = 0.45;

    // So many of the common terms that are no names make the same event.
    private const int SameEvent = 4;

    // With so few terms of its own a sentence adds next to nothing.
    private const int Little = 2;

    // As much as two neighbours gain by being neighbours.
    private const double Unknown = 2;

    /// <summary>The best ones that fit the budget, ascending. A sentence that leans is among them only with the one before it. O(sentences · size).</summary>
    public static int[] Of(Article article, ReadOnlySpan<double> scores, Budget budget)
    {
        var best = new List<int>(Size + 1);
        for (var i = 0; i < scores.Length; i++)
        {
            if (!budget.Fits(article.Candidates[i]) || (best.Count == Size && scores[i] <= scores[best[^1]]))
                continue;
            var at = best.Count;
            while (at > 0 && scores[best[at - 1]] < scores[i])
                at--;
            best.Insert(at, i);
            if (best.Count > Size)
                best.RemoveAt(Size);
        }

        best.Sort();
        for (var k = 0; k < best.Count;)
        {
            if (Stands(article, best[k]) || (k > 0 && best[k - 1] == best[k] - 1 && FollowsTheOneBefore(article, best[k])))
                k++;
            else
                best.RemoveAt(k);
        }

        return [.. best];
    }

    /// <summary>Whether a sentence can be read alone.</summary>
    public static bool Stands(Article article, int i) =>
        !article.Candidates[i].Has(Traits.Fragment | Traits.CutQuote | Traits.Caption) && (!article.Candidates[i].Has(Traits.Leans | Traits.OrphanQuote) || article.Candidates[i].Index == 0);

    /// <summary>Whether a candidate can be read right after the one before it: nothing stands between them, and it is whole.</summary>
    public static bool FollowsTheOneBefore(Article article, int i) =>
        i > 0 && !article.Candidates[i].Has(Traits.CutQuote | Traits.Fragment | Traits.Caption) && article.Candidates[i].Index == article.Candidates[i - 1].Index + 1;

    /// <summary>What a sentence loses by each name or thing that it takes for known, so that a sentence that introduces it comes before it or another one is picked.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="known">What the picked sentences before it introduce, as bits.</param>
    public static double Cost(in ArticleSentence sentence, ulong known) => Unknown * NameMentions.Count(sentence.Presumes & ~known);

    /// <summary>Whether two sentences say much the same.</summary>
    public static bool IsRepeat(in TermMeeting meeting) =>
        meeting.Overlap > Repeat
        || (meeting.Overlap > Half && (meeting.Common >= SameEvent || (meeting.Common > 0 && meeting.Missing <= Little)));
}

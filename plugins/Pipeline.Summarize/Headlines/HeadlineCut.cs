using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.News;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Headlines;

/// <summary>Cuts a headline out of the sentence that <c>news</c> likes best.</summary>
/// <remarks>The start of the sentence up to a place where a clause or phrase ends, after Dorr, Zajic and Schwartz (2003), "Hedge Trimmer: A Parse-and-Trim Approach
/// to Headline Generation", but by words and marks in the place of a parse.</remarks>
internal static class HeadlineCut
{
    private const int Fewest = 5;

    /// <summary>The cut; null when the article has no sentence. O(text).</summary>
    public static TextSpan? Of(Article article, int words, CancellationToken cancellationToken)
    {
        var vectors = TermVectors.Of(article);
        var picked = NewsMethod.Pick(article, vectors, new Budget(1, int.MaxValue, int.MaxValue), NewsWeights.Trained, decisions: null, cancellationToken);
        return picked.Count == 0 ? null : Cut(article.Text, picked[0].Span, words);
    }

    /// <summary>The start of a sentence, without a dateline before it and without marks at its ends.</summary>
    internal static TextSpan Cut(string text, TextSpan sentence, int most)
    {
        var start = Dateline.End(text, sentence);
        var best = new TextSpan(start, start);
        var bestQuality = -1.0;
        int words = 0, end = start;
        for (var i = start; i < sentence.End;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < sentence.End && !char.IsWhiteSpace(text[i]))
                i++;
            var quality = words < Fewest ? -1 : QualityBefore(text, end, from, i) * (0.6 + (0.4 * words / most));
            if (quality >= bestQuality && words >= Fewest)
                (best, bestQuality) = (new TextSpan(start, end), quality);
            if (words == most)
                return bestQuality > 0 ? best : new TextSpan(start, WithoutStopWords(text, start, end));
            words++;
            end = WordEnd(text, from, i);
        }

        return new TextSpan(start, Math.Max(start + 1, end));
    }

    /// <summary>How well the text may end before a word: best at a mark, well before a new clause, less before a phrase that may be needed.</summary>
    private static double QualityBefore(string text, int end, int from, int to)
    {
        var mark = text.AsSpan(end, from - end).TrimStart();
        if (!mark.IsEmpty && mark[0] is ',' or ';' or ':' or '-' or '–' or '—' or '(')
            return 1;
        var word = text.AsSpan(from, WordEnd(text, from, to) - from);
        if (Endings.Clause.Contains(word))
            return 0.95;
        return Endings.Phrase.Contains(word) && !Endings.Open.Contains(LastWord(text, end)) ? 0.6 : 0;
    }

    private static ReadOnlySpan<char> LastWord(string text, int end)
    {
        var start = end;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;
        return text.AsSpan(start, end - start);
    }

    private static int WordEnd(string text, int from, int to)
    {
        while (to > from + 1 && !char.IsLetterOrDigit(text[to - 1]) && text[to - 1] is not ('%' or ')'))
            to--;
        return to;
    }

    private static int WithoutStopWords(string text, int start, int end)
    {
        while (LastWord(text, end) is { IsEmpty: false } word && end - word.Length > start && Lexicon.Stop.Contains(word))
        {
            end -= word.Length;
            while (end > start + 1 && !char.IsLetterOrDigit(text[end - 1]))
                end--;
        }

        return end;
    }
}

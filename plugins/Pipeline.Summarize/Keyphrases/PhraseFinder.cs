using System.Runtime.InteropServices;
using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.Keyphrases;

/// <summary>Finds the phrases of an article: runs of words of content between stop words and marks.</summary>
/// <remarks>After Rose et al. (2010), "Automatic Keyword Extraction from Individual Documents" (RAKE). A run that is too long gives its last words, where
/// English has the head.</remarks>
internal static class PhraseFinder
{
    private const int LongestWord = 40;

    /// <summary>Every phrase once, in the order of the first mentions. O(text · words).</summary>
    /// <param name="article">The article.</param>
    /// <param name="most">The most words in a phrase.</param>
    public static List<Phrase> Find(Article article, int most)
    {
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = new List<Phrase>();
        var run = new List<(TextSpan Span, string Stem)>();
        for (var place = 0; place < article.Candidates.Count; place++)
        {
            var sentence = article.Candidates[place].Span;
            for (var i = sentence.Start; i < sentence.End;)
            {
                if (!char.IsLetterOrDigit(article.Text[i]))
                {
                    if (article.Text[i] is not (' ' or '-'))
                        Close(place);
                    i++;
                    continue;
                }

                var span = WordAt(article.Text, i, sentence.End);
                i = span.End;
                if (!IsContent(span.In(article.Text)))
                {
                    Close(place);
                    continue;
                }

                // A name and what is said of it are two phrases; the first word of a sentence has its capital from there.
                if (run.Count > 0 && run[^1].Span.Start != sentence.Start && char.IsUpper(article.Text[run[^1].Span.Start]) != char.IsUpper(article.Text[span.Start]))
                    Close(place);
                run.Add((span, StemOf(span.In(article.Text))));
            }

            Close(place);
        }

        foreach (var phrase in found)
        {
            foreach (var stem in phrase.Stems.Split(' '))
                phrase.Uses += uses.GetValueOrDefault(stem);
        }

        return found;

        void Close(int place)
        {
            foreach (var (_, stem) in run)
                CollectionsMarshal.GetValueRefOrAddDefault(uses, stem, out _)++;
            if (run.Count > most)
                run.RemoveRange(0, run.Count - most);
            if (run.Count > 0)
                Add(place);
            run.Clear();
        }

        void Add(int place)
        {
            var stems = string.Join(' ', run.Select(static word => word.Stem));
            ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, stems, out var isKnown);
            if (!isKnown)
                found.Add(phrase = new Phrase(stems, run.Count, place));
            phrase!.Mentions.Add(new TextSpan(run[0].Span.Start, run[^1].Span.End));
            phrase.Names += run.All(word => char.IsUpper(article.Text[word.Span.Start])) ? 1 : 0;
        }
    }

    private static TextSpan WordAt(string text, int start, int end)
    {
        var i = start;
        while (i < end && (char.IsLetterOrDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < end && char.IsDigit(text[i + 1]) && char.IsDigit(text[i - 1]))))
            i++;
        return new TextSpan(start, i);
    }

    /// <summary>Not a number, a single letter, a stop word, or a word of time, of saying or of what happened.</summary>
    private static bool IsContent(ReadOnlySpan<char> word)
    {
        const WordClasses Empty = WordClasses.Stop | WordClasses.Attribution | WordClasses.FirstPerson | WordClasses.SecondPerson | WordClasses.ThirdPerson
            | WordClasses.Modal | WordClasses.Time | WordClasses.Negation | WordClasses.Subordinator | WordClasses.Unit | WordClasses.Event;
        return word.Length > 1 && !char.IsDigit(word[0]) && (WordClassLexicon.Of(word) & Empty) == WordClasses.None;
    }

    private static string StemOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        var length = word[..Math.Min(word.Length, LongestWord)].ToLowerInvariant(lower);
        return Stemmer.Stem(lower[..length]).ToString();
    }
}

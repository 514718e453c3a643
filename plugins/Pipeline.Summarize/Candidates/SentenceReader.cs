using System.Buffers;

namespace Pipeline.Summarize.Candidates;

/// <summary>Reads off a sentence what a summary needs to know of it.</summary>
internal static class SentenceReader
{
    private static readonly SearchValues<string> Boilerplate = SearchValues.Create(
        [
            "contributed to this report", "contributed reporting", "contributed to this story", "contributed to this article", "click here", "scroll down",
            "all rights reserved", "follow us", "follow him on", "follow her on", "for more information", "opinions expressed", "editor's note", "editor’s note", "read more",
            "sign up", "share your", "reported from", "copyright", "published:", "updated:", "last updated", "has been updated", "tell us", "comments below", "commentary are solely",
            "terms of use", "cookie policy", "privacy policy", "newsletter", "subscribe to", "watch the video", "see photos", "join the conversation", "like us on", "reporting by", "editing by",
            "leave a comment", "advertisement", "this story was", "for the latest", "sorry we are",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Counts the words and finds the traits. O(length of the sentence + quotes that start in it).</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The sentence.</param>
    /// <param name="quotes">From the first that ends after the start of the sentence on; may be empty.</param>
    public static (int Words, Traits Traits) Read(string text, TextSpan span, ReadOnlySpan<Quote> quotes)
    {
        var sentence = span.In(text);
        int words = 0, marks = 0, inMarks = 0;
        bool attributed = false, isOpen = false;
        for (var i = 0; i < sentence.Length;)
        {
            var c = sentence[i];
            if (char.IsLetterOrDigit(c))
            {
                var from = i;
                while (i < sentence.Length && (char.IsLetterOrDigit(sentence[i]) || (sentence[i] is '\'' or '’' or '-' or '.' or ',' && i + 1 < sentence.Length && char.IsLetterOrDigit(sentence[i + 1]))))
                    i++;
                words++;
                var word = sentence[from..i];
                inMarks += isOpen ? 1 : 0;
                attributed |= !isOpen && Lexicon.Attributions.Contains(word);
                continue;
            }

            if (c is '“' or '”' or '"')
            {
                marks++;
                isOpen = c == '“' || (c == '"' && !isOpen);
            }

            i++;
        }

        var traits = Traits.None;
        if (Lexicon.Leans(sentence))
            traits |= Traits.Leans;
        if (sentence.TrimEnd("\"'”’)").EndsWith('?'))
            traits |= Traits.Question;
        if (marks % 2 != 0 || (inMarks * 2 > words && !attributed) || IsSpokenElsewhere(span, sentence.Length, quotes))
            traits |= Traits.OrphanQuote;
        if (sentence.ContainsAny(Boilerplate))
            traits |= Traits.Boilerplate;
        if (words < 4 || sentence[^1] is ':' or ',' or '-')
            traits |= Traits.Fragment;
        return (words, traits);
    }

    /// <summary>Most of the sentence is a quotation whose speaker is named outside of it.</summary>
    private static bool IsSpokenElsewhere(TextSpan span, int length, ReadOnlySpan<Quote> quotes)
    {
        foreach (var quote in quotes)
        {
            if (quote.Span.Start >= span.End)
                break;
            var shared = Math.Min(quote.Span.End, span.End) - Math.Max(quote.Span.Start, span.Start);
            if (quote.Kind == QuoteKind.Direct && shared * 2 > length && !(quote.Speaker is { } speaker && span.Contains(speaker.Mention)))
                return true;
        }

        return false;
    }
}

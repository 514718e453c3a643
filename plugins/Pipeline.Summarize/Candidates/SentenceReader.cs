namespace Pipeline.Summarize.Candidates;

/// <summary>Reads off a sentence what a summary needs to know of it.</summary>
internal static class SentenceReader
{
    /// <summary>Counts the words and finds the traits. O(length of the sentence).</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The sentence.</param>
    public static (int Words, Traits Traits) Read(string text, TextSpan span)
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
        if (marks % 2 != 0 || (inMarks * 2 > words && !attributed))
            traits |= Traits.OrphanQuote;
        if (Boilerplate.Is(sentence, words))
            traits |= Traits.Boilerplate;
        if (words < 4 || sentence[^1] is ':' or ',' or '-')
            traits |= Traits.Fragment;
        return (words, traits);
    }
}

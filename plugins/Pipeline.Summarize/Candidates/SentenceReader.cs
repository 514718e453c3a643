namespace Pipeline.Summarize.Candidates;

/// <summary>Reads off a sentence what a summary needs to know of it.</summary>
internal static class SentenceReader
{
    // Where "We would play with them" has its pronoun: sooner than a sentence that says first who they are.
    private const int Early = 7;

    // "A week earlier, he", "How can they": time, place and question words at the head hold nobody.
    private const int LateStart = 5;

    /// <summary>Counts the words and finds the traits. O(length of the sentence).</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">The sentence.</param>
    public static (SentenceFacts Facts, Traits Traits) Read(string text, TextSpan span)
    {
        var sentence = span.In(text);
        int words = 0, marks = 0, quoted = 0, names = 0, numbers = 0, stops = 0, firstPersons = 0, thirdPersons = 0, modals = 0, commas = 0;
        WordClasses all = WordClasses.None, first = WordClasses.None;
        bool attributed = false, isOpen = false, hasPerson = false, hasEarlyOthers = false, isLateStart = false, isNamed = false, isSpokenOfOthers = false;
        var firstWord = default(Range);
        for (var i = 0; i < sentence.Length;)
        {
            var c = sentence[i];
            if (char.IsLetterOrDigit(c))
            {
                var from = i;
                while (i < sentence.Length && (char.IsLetterOrDigit(sentence[i]) || (sentence[i] is '\'' or '’' or '-' or '.' or ',' && i + 1 < sentence.Length && char.IsLetterOrDigit(sentence[i + 1]))))
                    i++;
                var classes = WordClassLexicon.Of(sentence[from..i]);
                all |= classes;
                if (words++ == 0)
                    (first, firstWord) = (classes, from..i);
                else if (char.IsUpper(c) && (classes & WordClasses.FirstPerson) == WordClasses.None)
                    names++;
                isNamed |= words > 1 && char.IsUpper(c) && classes == WordClasses.None;
                numbers += char.IsDigit(c) ? 1 : 0;
                quoted += isOpen ? 1 : 0;
                if (classes == WordClasses.None)
                    continue;
                stops += Is(classes, WordClasses.Stop);
                firstPersons += Is(classes, WordClasses.FirstPerson);
                thirdPersons += Is(classes, WordClasses.ThirdPerson);
                modals += Is(classes, WordClasses.Modal);
                isSpokenOfOthers |= words <= LateStart && isOpen && names == 0 && marks == 1 && sentence[0] is '“' or '"' && IsPersonOrPeople(sentence[from..i]);
                if (!isOpen && (classes & WordClasses.ThirdPerson) != WordClasses.None)
                {
                    hasPerson |= IsPerson(sentence[from..i]);
                    isLateStart |= words is > 1 and <= LateStart && !isNamed && from > 1 && sentence[from - 2] == ',' && sentence[from..i] is "he" or "she" or "they";
                    hasEarlyOthers |= words <= Early && names == 0 && sentence[from..i] is "him" or "them" or "they";
                }

                attributed |= !isOpen && (classes & WordClasses.Attribution) != WordClasses.None;
                continue;
            }

            if (c is '“' or '”' or '"')
            {
                marks++;
                isOpen = c == '“' || (c == '"' && !isOpen);
            }
            else if (c == ',')
            {
                commas++;
            }

            i++;
        }

        var traits = TraitsOf(sentence, words);
        if (attributed)
            traits |= Traits.Attributed;
        if (hasPerson && names == 0 && Lexicon.OpensWithoutPerson(sentence[firstWord], first))
            traits |= Traits.Leans;
        if (isLateStart || isSpokenOfOthers || (hasEarlyOthers && (first & (WordClasses.FirstPerson | WordClasses.SecondPerson)) != WordClasses.None))
            traits |= Traits.Leans;
        if (words > 1 && names + numbers >= words - 1)
            traits |= Traits.Fragment;
        var isHalf = SingleQuotes.IsHalf(sentence);
        if (marks % 2 != 0 || isHalf || (quoted * 2 > words && !attributed))
            traits |= Traits.OrphanQuote;
        if (isHalf && sentence[^1] is not ('\'' or '’'))
            traits |= Traits.CutQuote;
        return (new SentenceFacts(words, names, numbers, quoted, stops, firstPersons, thirdPersons, modals, commas, all, first), traits);
    }

    private static Traits TraitsOf(ReadOnlySpan<char> sentence, int words)
    {
        var traits = Traits.None;
        if (Lexicon.Leans(sentence) || StartsInTheMiddle(sentence) || Lexicon.IsClauseOnly(sentence))
            traits |= Traits.Leans;
        if (sentence.TrimEnd("\"'”’)").EndsWith('?'))
            traits |= Traits.Question;
        if (Boilerplate.Is(sentence, words))
            traits |= Traits.Boilerplate;
        if (words < 4 || sentence[0] is '•' or '⁃' or '◦' or '▪' or '●' || sentence[^1] is ':' or ',' or '-' || sentence.EndsWith(" ."))
            traits |= Traits.Fragment;
        if (sentence.Contains('('))
            traits |= Traits.Brackets;
        if (sentence.ContainsAny(':', ';'))
            traits |= Traits.Colon;
        if (sentence.ContainsAny("$£€%"))
            traits |= Traits.Money;
        return traits;
    }

    /// <summary>A small letter first: the rest of a sentence that was cut in two. Not <c>iPhone</c>.</summary>
    private static bool StartsInTheMiddle(ReadOnlySpan<char> sentence)
    {
        for (var i = 0; i < Math.Min(4, sentence.Length); i++)
        {
            if (char.IsLetterOrDigit(sentence[i]))
                return char.IsLower(sentence[i]) && !(i + 1 < sentence.Length && char.IsUpper(sentence[i + 1]));
        }

        return false;
    }

    /// <summary>"he", "her": not "it" or "they".</summary>
    private static bool IsPerson(ReadOnlySpan<char> word) => word[0] is 'h' or 's' && word is "he" or "him" or "his" or "she" or "her" or "hers";

    /// <summary>"they", "him": in speech not "it", which often stands for what follows.</summary>
    private static bool IsPersonOrPeople(ReadOnlySpan<char> word) => word[0] is 'h' or 's' or 't' && word is "he" or "him" or "his" or "she" or "they" or "them" or "their";

    private static int Is(WordClasses classes, WordClasses kind) => (classes & kind) != WordClasses.None ? 1 : 0;
}

using Pipeline.Segment.Languages;

namespace Pipeline.Segment.Sentences;

/// <summary>The rules for one full stop with white space after it: by the class of the word before and by the word after.</summary>
internal static class FullStop
{
    /// <summary>A quick look that settles most full stops: after a word of five small letters or more that is no abbreviation, with a space and a
    /// capital behind it. Says yes only where <see cref="IsBoundary"/> does.</summary>
    public static bool IsPlainEnd(string text, int start, int at, int end, Language language)
    {
        if (at + 2 >= end || text[at + 1] != ' ' || !char.IsAsciiLetterUpper(text[at + 2]))
            return false;
        var from = at;
        while (from > start && char.IsAsciiLetterLower(text[from - 1]))
            from--;
        return at - from > 4 && from > start && text[from - 1] == ' ' && language.ClassOf(text.AsSpan(from, at - from)) == AbbreviationClass.None;
    }

    /// <summary>Whether the sentence ends here.</summary>
    public static bool IsBoundary(string text, int start, Stop stop, Following next, int end, Language language)
    {
        if (!next.Starts)
            return false;
        var word = Words.Before(text, start, stop.At);
        var kind = language.ClassOf(word);
        if (next.IsLower)
            return !stop.HasQuote && !stop.HasBracket && !next.IsOpened && kind == AbbreviationClass.None && StartsSmall(word, next.Word(text));
        if (stop.HasQuote || stop.HasBracket)
            return kind is not (AbbreviationClass.Title or AbbreviationClass.Leading) || next.IsOpened || stop.HasBracket;

        var after = next.Word(text);
        var starter = language.Starters.Contains(after) && (after.Length > 1 || after is not "A" || !IsStopAt(text, next.At + 1, end));
        if (IsNameInCapitals(word, kind, after))
            kind = AbbreviationClass.None;
        else if (!starter && kind is not (AbbreviationClass.Title or AbbreviationClass.Leading or AbbreviationClass.Initial) && Lexicon.Subjects.Contains(after))
            starter = IsLowerAfter(text, next.At + after.Length, end);
        return kind switch
        {
            AbbreviationClass.Title or AbbreviationClass.Leading => word is "d" or "r" or "b" && starter,
            AbbreviationClass.Reference => IsReferenceBoundary(word, next, after, starter),
            AbbreviationClass.Unit => IsAfterNumber(text, start, stop.At - word.Length) ? !next.IsDigit : word is "in" or "min" or "sq" or "mi" ? !next.IsDigit : starter,
            AbbreviationClass.Closing => word is "al" or "et.al" ? starter : !next.IsDigit,
            AbbreviationClass.Hour => !next.IsDigit && !Lexicon.AfterHour.Contains(after) && !IsOpening(text, start, stop.At),
            AbbreviationClass.Initial or AbbreviationClass.Acronym when next.IsOpened && IsNickname(text, stop.Follow, end) => false,
            AbbreviationClass.Initial => starter || (!IsTitled(text, next, after, end, language) && (IsPronoun(text, start, stop) || IsDegree(text, start, stop.At - 1))),
            AbbreviationClass.Month => starter,
            AbbreviationClass.Region => starter || IsTitled(text, next, after, end, language) || (!next.IsDigit && !word.Contains('.') && IsLowerAfter(text, next.At + after.Length, end)),
            AbbreviationClass.Company => starter || IsTitled(text, next, after, end, language) || (!next.IsDigit && word is not ("Bros" or "Mfg" or "Intl" or "Int'l") && !Lexicon.Posts.Contains(after) && IsLowerAfter(text, next.At + after.Length, end)),
            AbbreviationClass.None => (!LooksShort(word) || starter || next.IsOpened) && !IsFirstItem(text, start, stop.At, word) && !IsSection(start, stop.At, word)
                && !(language.HasOrdinals && !starter && IsOrdinal(word)),
            _ => starter || (next.IsOpened && kind == AbbreviationClass.Acronym && IsQuoteAt(text, stop.Follow)),
        };
    }

    /// <summary>Whether a sentence of a writer who leaves out capitals starts: after a word that is no abbreviation, or with a pronoun.</summary>
    private static bool StartsSmall(ReadOnlySpan<char> word, ReadOnlySpan<char> after)
    {
        var pronoun = Lexicon.Pronouns.Contains(after);
        if (word.Length < 2 || char.IsAsciiDigit(word[^1]))
            return pronoun && word.Length is 0 or > 3;
        foreach (var c in word[1..])
        {
            if (!char.IsLower(c) && c is not ('\'' or '’'))
                return false;
        }

        return !LooksShort(word) && (char.IsLower(word[0]) || word.Length > (pronoun ? 2 : 3));
    }

    /// <summary>A few consonants, as abbreviations that no list has.</summary>
    private static bool LooksShort(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 4 || !char.IsLetter(word[0]))
            return false;
        var capitals = 0;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c) || c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'A' or 'E' or 'I' or 'O' or 'U' or 'Y')
                return false;
            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals < 2 && word.Length > 1 && word.ContainsAnyExcept("hmHM"); // Hm, Mhm
    }

    private static bool IsReferenceBoundary(ReadOnlySpan<char> word, Following next, ReadOnlySpan<char> after, bool starter)
    {
        if (next.IsDigit || (after.Length == 1 && !starter) || IsRoman(after))
            return false;
        return starter || word.Length > 2 || word.Equals("no", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The number of an item that follows a colon: <c>there are two reasons: 1. The weather …</c></summary>
    private static bool IsFirstItem(string text, int start, int at, ReadOnlySpan<char> word)
    {
        var before = at - word.Length - 2;
        return word.Length is 1 or 2 && !word.ContainsAnyExceptInRange('0', '9') && before > start && char.IsWhiteSpace(text[before + 1]) && text[before] is ':';
    }

    /// <summary>A number of one or two digits, or a Roman one, that a full stop may make an ordinal.</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> word) => (word.Length is 1 or 2 && !word.ContainsAnyExceptInRange('0', '9')) || IsRoman(word);

    /// <summary>The number of a section before its heading: <c>2.1. Tides</c>.</summary>
    private static bool IsSection(int start, int at, ReadOnlySpan<char> word) =>
        at - word.Length == start && word.Contains('.') && !word.ContainsAnyExceptInRange('.', '9') && !word.Contains('/');

    private static bool IsRoman(ReadOnlySpan<char> word) => !word.IsEmpty && word is not "I" && !word.ContainsAnyExcept("IVXLC");

    /// <summary>The pronoun, which is no part of a name: <c>than I.</c></summary>
    private static bool IsPronoun(string text, int start, Stop stop)
    {
        var space = stop.At - 2;
        return text[stop.At - 1] == 'I' && space > start && char.IsWhiteSpace(text[space])
            && Words.Before(text, start, space) is "and" or "than" or "or" or "as" or "am" or "do" or "did" or "nor";
    }

    /// <summary>The letter of a scale after its number: <c>It was 41.5 C. Roads melted.</c></summary>
    private static bool IsDegree(string text, int start, int at) => text[at] is 'C' or 'F' && IsAfterNumber(text, start, at);

    /// <summary>A name that reads as an abbreviation but for its capitals (<c>the SEC.</c>, <c>at noon EST.</c>), where what follows is not all capitals too.</summary>
    private static bool IsNameInCapitals(ReadOnlySpan<char> word, AbbreviationClass kind, ReadOnlySpan<char> after) =>
        word.Length >= 3 && kind is AbbreviationClass.Title or AbbreviationClass.Leading or AbbreviationClass.Reference or AbbreviationClass.Unit or AbbreviationClass.Other
        && IsCapitals(word) && !after.IsEmpty && char.IsLetter(after[0]) && !(after.Length > 1 && IsCapitals(after));

    private static bool IsCapitals(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('A', 'Z');

    private static bool IsAfterNumber(string text, int start, int at) =>
        at - 1 > start && (char.IsAsciiDigit(text[at - 1]) || (char.IsWhiteSpace(text[at - 1]) && char.IsAsciiDigit(text[at - 2])));

    /// <summary>Whether the sentence has only just begun (<c>At 5 a.m. Mr. Berg rose …</c>): three words or fewer and no verb to be expected.</summary>
    private static bool IsOpening(string text, int start, int at)
    {
        if (at - start > SentenceSplitter.Reach / 2 || Words.At(text, start, at) is not ("At" or "By" or "Around" or "About" or "Before" or "After" or "Until" or "From" or "Shortly" or "On"))
            return false;
        var words = 0;
        for (var i = start; i < at; i++)
            words += char.IsWhiteSpace(text[i]) ? 1 : 0;
        return words <= 3;
    }

    /// <summary>A title or initial, which names the subject of a sentence: <c>left Brandt Corp. Mr. Ames</c>, <c>R. J. Ames</c>.</summary>
    private static bool IsTitled(string text, Following next, ReadOnlySpan<char> after, int end, Language language)
    {
        var to = next.At + after.Length;
        return IsStopAt(text, to, end) && language.ClassOf(after) is AbbreviationClass.Title or AbbreviationClass.Initial
            && to + 2 < end && text[to + 1] == ' ' && char.IsUpper(text[to + 2]);
    }

    /// <summary>After a place, one capitalised word and then small letters start a sentence: <c>in Reno, Nev. Tickets are …</c></summary>
    private static bool IsLowerAfter(string text, int at, int end) => at + 1 < end && text[at] == ' ' && char.IsLower(text[at + 1]);

    /// <summary>A few words in quotation marks, with the name that they are put into after them: <c>R. J. "The Whale" Ames</c>.</summary>
    private static bool IsNickname(string text, int at, int end)
    {
        if (!IsQuoteAt(text, at))
            return false;
        var rest = text.AsSpan(at + 1, Math.Min(SentenceSplitter.Reach, end - at - 1));
        var close = rest.IndexOf(text[at] switch { '“' => '”', '‘' => '’', var straight => straight });
        return close > 1 && char.IsLetterOrDigit(rest[close - 1]) && rest[..close].Count(' ') < 4 && close + 2 < rest.Length && rest[close + 1] == ' ' && char.IsUpper(rest[close + 2]);
    }

    private static bool IsStopAt(string text, int at, int end) => at < end && text[at] == '.';

    private static bool IsQuoteAt(string text, int at) => text[at] is '“' or '"' or '‘';
}

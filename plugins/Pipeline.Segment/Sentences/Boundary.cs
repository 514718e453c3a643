using Pipeline.Segment.Languages;

namespace Pipeline.Segment.Sentences;

/// <summary>Decides whether a sentence ends at a stop.</summary>
internal static class Boundary
{
    /// <summary>Whether a sentence ends at the stop. O(1): looks at most <see cref="SentenceSplitter.Reach"/> code units to each side.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="stop">The stop, not the last thing before <paramref name="end"/>.</param>
    /// <param name="end">Where the stretch ends.</param>
    /// <param name="isLenient">Whether capitals and spaces may be missing.</param>
    /// <param name="language">The language of the text.</param>
    public static bool Is(string text, int start, Stop stop, int end, bool isLenient, Language language)
    {
        if (stop.Kind == StopKind.Wide)
            return true;
        if (!stop.IsSpaced)
            return IsGluedBoundary(text, start, stop, end, language) || (isLenient && IsGluedLoosely(text, stop, end));

        var next = Following.Read(text, stop.Follow, end);
        if (isLenient && next.IsLower && stop.Kind is StopKind.Strong or StopKind.Final)
            return !stop.HasQuote && !IsOmission(text, start, stop);
        return stop.Kind switch
        {
            StopKind.Strong => IsStrongBoundary(text, start, stop, next, end, language),
            StopKind.Ellipsis => next.Starts && !(next.IsLower && !next.IsOpened) && !IsOmission(text, start, stop),
            StopKind.SpacedEllipsis => next.IsUpper && !next.Word(text).StartsWith("I", StringComparison.Ordinal),
            StopKind.PeriodAndEllipsis or StopKind.Final => next.Starts && (!next.IsLower || !stop.HasQuote),
            _ => FullStop.IsBoundary(text, start, stop, next, end, language),
        };
    }

    private static bool IsStrongBoundary(string text, int start, Stop stop, Following next, int end, Language language)
    {
        if (!next.Starts)
            return false;
        if (IsOmission(text, start, stop))
            return false;
        if (next.IsLower)
        {
            // Small letters go on after a quotation or a title (`Millionaire? host`); elsewhere the writer does not use capitals.
            var word = Words.Before(text, start, stop.At);
            return !stop.HasQuote && !stop.HasBracket && !next.IsOpened && !word.IsEmpty && !char.IsUpper(word[0]);
        }

        if (text[stop.At] == '!' && stop.Close == stop.At + 1 && Lexicon.Exclaimed.Contains(Words.Before(text, start, stop.At)))
            return language.Starters.Contains(next.Word(text));
        return !(stop.HasQuote && IsReportingClause(text, stop.Follow, end, language));
    }

    /// <summary>The mark stands alone in brackets: <c>[...]</c>, <c>(!)</c>.</summary>
    private static bool IsOmission(string text, int start, Stop stop) =>
        stop.HasBracket && stop.At > start && text[stop.At - 1] is '(' or '[';

    /// <summary>A capitalised name with a verb of reporting after it: <c>“Will you go?” Ann Lee asked.</c></summary>
    private static bool IsReportingClause(string text, int at, int end, Language language)
    {
        for (var words = 0; words < 4; words++)
        {
            var word = Words.At(text, at, end);
            if (word.IsEmpty)
                return false;
            if (words > 0 && Lexicon.Reporting.Contains(word))
                return true;
            if (!char.IsUpper(word[0]) || (words == 0 && word is not "I" && language.Starters.Contains(word)))
                return false;
            at += word.Length;
            if (at >= end || text[at] is not (' ' or '\u00A0'))
                return false;
            at++;
        }

        return false;
    }

    /// <summary>No white space after the stop: <c>world.Today</c> is two sentences, <c>example.com</c> and <c>3.5</c> are not.</summary>
    private static bool IsGluedBoundary(string text, int start, Stop stop, int end, Language language)
    {
        var at = stop.Close;
        if (stop.Kind == StopKind.Ellipsis || stop.At == start || at >= end || !char.IsUpper(text[at]))
            return false;
        var word = Words.At(text, at, end);
        if (word.Length < 2 && !word.SequenceEqual("I") && !word.SequenceEqual("A"))
            return false;
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]))
                return false;
        }

        var rest = Words.ChunkAfter(text, at, end);
        if (rest.ContainsAny('/', '@', '_'))
            return false;
        var before = text[stop.At - 1];
        if (!char.IsLower(before) && !char.IsAsciiDigit(before) && !stop.HasQuote && !stop.HasBracket)
            return false;
        var chunk = Words.ChunkBefore(text, start, stop.At);
        if (chunk.ContainsAny('/', '@', '_') || chunk.StartsWith("www", StringComparison.OrdinalIgnoreCase) || Lexicon.DomainEnds.Contains(word))
            return false;
        if (stop.Kind != StopKind.Period)
            return true;
        var last = Words.Before(text, start, stop.At);
        return last.Length >= 2 && !last.Contains('.') && language.ClassOf(last) == AbbreviationClass.None
            && (char.IsAsciiDigit(before) || char.IsLower(last[^1]));
    }

    /// <summary>Question and exclamation marks, or several full stops, with a word right after them: <c>is it open??cos I go</c>, <c>closed...Try later</c>.</summary>
    private static bool IsGluedLoosely(string text, Stop stop, int end)
    {
        var at = stop.Close;
        if (at + 1 >= end || stop.HasQuote || stop.HasBracket || !char.IsLetter(text[at]) || !char.IsLetter(text[at + 1]))
            return false;
        return stop.Kind == StopKind.Strong ? !Words.ChunkAfter(text, at, end).ContainsAny('/', '=', '&') : stop.Kind is StopKind.Ellipsis or StopKind.Final && char.IsUpper(text[at]);
    }
}

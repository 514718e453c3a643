using System.Globalization;
using Pipeline.Segment.Languages;

namespace Pipeline.Segment.Sentences.Unmarked;

/// <summary>Finds sentences that start without a terminator before them: after a heading in the same line, a greeting, a date of a letter, a
/// colon that introduces a sentence.</summary>
/// <remarks>It looks at capital letters and slashes alone. What stands around one says whether the model is asked at all, so that
/// most names cost a comparison. O(text); every look is bounded.</remarks>
internal sealed class UnmarkedStarts(SegmentPreset preset)
{
    // The model's log-odds: a half for what the marks already hint at, more where words alone have to tell.
    private const float Likely = 0.5f;
    private const float VeryLikely = 1f;
    private const float AsLikelyAsNot = 0f;

    private string _text = "";
    private bool _isOn;

    /// <summary>Starts on a text; the rules and the model are for English, in others nothing is found.</summary>
    public void Reset(string text, Language language) => (_text, _isOn) = (text, preset != SegmentPreset.News && language.IsEnglish);

    /// <summary>Whether a sentence starts at or shortly before a capital letter or slash.</summary>
    /// <param name="start">Where the sentence before starts.</param>
    /// <param name="at">The letter or slash.</param>
    /// <param name="end">Where the text that no sentence crosses ends.</param>
    /// <param name="first">Where the sentence starts.</param>
    public bool TryRead(int start, int at, int end, out int first)
    {
        first = at;
        if (!_isOn || at <= start + 2)
            return false;
        if (_text[at] == '/')
            return TryDate(start, at, end, out first);
        return char.IsWhiteSpace(_text[at - 1]) && !IsName(start, at, end) && Gap.TryRead(_text, start, at, end, out var gap) && Starts(start, gap, end, out first);
    }

    /// <summary>A quick look that settles most capital letters: a word that starts no sentences, after a word or a comma.</summary>
    private bool IsName(int start, int at, int end)
    {
        var before = _text[at - 2];
        if (char.IsAsciiLetterOrDigit(before))
        {
            return !(at + 2 < end ? Language.English.StarterPrefixes.MayHave(_text[at], _text[at + 1], _text[at + 2]) : at + 1 < end)
                && !(before == 'M' && _text[at - 3] is 'A' or 'P');
        }

        return before switch
        {
            ',' => at - start > 40,
            ':' or ';' or ')' or '(' or ']' or '>' or '*' or '_' or '=' => false,
            < (char)0x80 => !char.IsWhiteSpace(before),
            _ => false,
        };
    }

    private bool Starts(int start, Gap gap, int end, out int first)
    {
        first = gap.At;
        if (preset == SegmentPreset.Lenient && IsFace(start, gap))
            return true;
        switch (gap.Mark)
        {
            case ':':
                return StartsAfterColon(start, gap, end);
            case ';':
                return gap.GoesOnSmall(_text, end) && !IsPronoun(gap.Word(_text)) && (Language.English.Starters.Contains(gap.Word(_text)) || IsClause(gap, end));
            case ',':
                return gap.WordsBefore(_text, start, 4) <= 3 && (IsGreeting(start, gap) ? IsLikely(start, gap.At, end, Likely) : StartsSentence(gap, end) && IsLikely(start, gap.At, end, VeryLikely));
            case '>' or '*' or '_' or '=':
                return IsLikely(start, gap.At, end, Likely);
            case ')' when TryItem(start, gap, out var item):
                first = item;
                return true;
            case ')' or ']':
                return gap.MarkAt - start > 4 && StartsSentence(gap, end) && IsLikely(start, gap.At, end, VeryLikely);
            default:
                return char.IsLetterOrDigit(gap.Mark) && StartsAfterWord(start, gap, end);
        }
    }

    /// <summary>A full clause after a colon: one that starts with a word of place or time, or after a verb of saying.</summary>
    private bool StartsAfterColon(int start, Gap gap, int end)
    {
        var word = gap.Word(_text);
        if (Lexicon.Subordinators.Contains(word))
            return gap.WordsBefore(_text, start, 4) > 3 || IsAfterReporting(start, gap);
        return (Language.English.Starters.Contains(word) && IsAfterReporting(start, gap)) || (gap.WordsBefore(_text, start, 4) <= 3 && IsLikely(start, gap.At, end, Likely));
    }

    /// <summary><c>Best regards, Ann</c>; a town before a comma is no greeting.</summary>
    private bool IsGreeting(int start, Gap gap) => Lexicon.Greetings.Contains(Words.Before(_text, start, gap.MarkAt));

    private bool IsAfterReporting(int start, Gap gap) => Lexicon.Reporting.Contains(Words.Before(_text, start, gap.MarkAt));

    private bool StartsAfterWord(int start, Gap gap, int end)
    {
        if (gap.Mark == 'M' && IsHour(start, gap.MarkAt))
            return IsLikely(start, gap.At, end, Likely);
        if (preset == SegmentPreset.Lenient && Language.English.Starters.Contains(gap.Word(_text)) && !IsPronoun(gap.Word(_text)) && IsLikely(start, gap.At, end, AsLikelyAsNot))
            return true;
        if (!StartsSentence(gap, end))
            return false;
        var word = gap.Word(_text);
        if (IsPronoun(word) && !char.IsAsciiDigit(gap.Mark))
            return false;
        var before = Words.ChunkBefore(_text, start, gap.MarkAt + 1);
        if (char.IsUpper(before[0]) && word is "A" or "One" or "Two" or "Three" or "First" or "Second" or "Third" or "No" or "As" or "It" or "Now")
            return false; // Serie A, Formula One, Save As, As You Like It
        return IsLikely(start, gap.At, end, VeryLikely);
    }

    /// <summary>The one word that has a capital wherever it stands.</summary>
    private static bool IsPronoun(ReadOnlySpan<char> word) => word[0] == 'I' && (word.Length == 1 || word[1] is '\'' or '’');

    /// <summary>A word that starts sentences, with small letters or a comma after it.</summary>
    private bool StartsSentence(Gap gap, int end) =>
        Language.English.Starters.Contains(gap.Word(_text)) && (gap.GoesOnSmall(_text, end) || (gap.WordEnd < end && _text[gap.WordEnd] == ',' && gap.WordEnd - gap.At > 3));

    /// <summary>A capitalised word and then a verb that only stands in a clause of its own: <c>; Norway can</c>.</summary>
    private bool IsClause(Gap gap, int end) =>
        Lexicon.Modals.Contains(Words.At(_text, gap.WordEnd + 1, end));

    /// <summary>The number of an item after a semicolon: <c>; (2) Everyone</c>.</summary>
    private bool TryItem(int start, Gap gap, out int first)
    {
        first = gap.MarkAt;
        while (first > start && gap.MarkAt - first < 4 && _text[first] != '(')
            first--;
        var before = first - 1;
        return _text[first] == '(' && gap.MarkAt - first > 1 && before > start && char.IsWhiteSpace(_text[before]) && _text[before - 1] == ';';
    }

    /// <summary>A face or emoji, which ends what is said where full stops are rare.</summary>
    private bool IsFace(int start, Gap gap) =>
        char.IsSurrogate(gap.Mark) || char.GetUnicodeCategory(gap.Mark) is UnicodeCategory.OtherSymbol
        || (gap.Mark is ')' or '(' or 'D' or 'P' or 'p' or '3' && gap.MarkAt - 1 > start
            && (_text[gap.MarkAt - 1] is ':' or ';' or '=' or '<' || (_text[gap.MarkAt - 1] == '-' && _text[gap.MarkAt - 2] is ':' or ';')));

    /// <summary><c>07:17 AM</c>.</summary>
    private bool IsHour(int start, int at) =>
        at - 3 > start && _text[at - 1] is 'A' or 'P' && _text[at - 2] == ' ' && char.IsAsciiDigit(_text[at - 3]);

    /// <summary>A numeric date with a name before it, as at the head of a letter: <c>Ann Bell 04/26/2001 07:17 AM</c>.</summary>
    private bool TryDate(int start, int at, int end, out int date)
    {
        date = at;
        while (date > start && at - date < 2 && char.IsAsciiDigit(_text[date - 1]))
            date--;
        if (date == at || date - 1 <= start || !char.IsWhiteSpace(_text[date - 1]))
            return false;
        var next = at + 1;
        while (next < end && next - at < 3 && char.IsAsciiDigit(_text[next]))
            next++;
        return next > at + 1 && next < end && _text[next] == '/' && IsLikely(start, date, end, Likely);
    }

    private bool IsLikely(int start, int at, int end, float least) => GapModel.Shipped.Score(_text, start, at, end) > least;
}

using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Tokens;

/// <summary>Cuts sentences into tokens as the English Universal Dependencies treebanks do: clitics and the parts of compounds apart,
/// addresses, numbers, abbreviations and emoticons whole.</summary>
/// <remarks>One pass, O(text): what looks ahead is bounded or looks at each chunk between white space once.</remarks>
internal sealed class Tokenizer(string text, List<Token> tokens)
{
    // A failed look for an address may read the whole chunk: only so many, to stay linear.
    private const int AddressTries = 8;

    private int _end;

    /// <summary>Adds the tokens of a sentence.</summary>
    /// <param name="sentence">Without white space at its edges.</param>
    public void Tokenize(TextSpan sentence)
    {
        _end = sentence.End;
        var at = sentence.Start;
        while (at < _end)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var chunkEnd = at + 1;
            while (chunkEnd < _end && !char.IsWhiteSpace(text[chunkEnd]))
                chunkEnd++;
            Chunk(at, chunkEnd);
            at = chunkEnd;
        }
    }

    /// <summary>The tokens of what stands between two white spaces.</summary>
    private void Chunk(int at, int end)
    {
        var tries = text.AsSpan(at, end - at).IndexOfAny(Addresses.Hints) >= 0 ? AddressTries : 0;
        while (at < end)
        {
            if (tries > 0 && Addresses.CanStart(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                var address = Addresses.LengthAt(text.AsSpan(at, end - at));
                if (address > 0)
                {
                    at = Add(at, at + address, TokenKind.Address);
                    continue;
                }

                tries--;
            }

            var c = text[at];
            if (char.IsAsciiDigit(c) || (c is '.' or '\'' or '’' && at + 1 < end && char.IsAsciiDigit(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))))
                at = Number(at, end);
            else if (IsWordChar(at, end))
                at = Word(at, end);
            else
                at = Sign(at, end);
        }
    }

    private int Number(int at, int end)
    {
        var to = Numbers.End(text, at, end);
        if (to < end && IsWordChar(to, end) && text[to] is not ('\'' or '’'))
        {
            // 20th, 1990s, 3D stay whole; 9am, 5km are two words.
            var tail = to;
            while (tail < end && IsWordChar(tail, end))
                tail++;
            if (Numbers.IsUnit(text.AsSpan(to, tail - to)))
                return Add(at, to, TokenKind.Number);
            return Add(at, tail, Numbers.IsOrdinal(text.AsSpan(to, tail - to)) ? TokenKind.Number : TokenKind.Word);
        }

        return Add(at, to, TokenKind.Number);
    }

    private int Word(int at, int end)
    {
        var to = at;
        while (to < end && (IsWordChar(to, end) || IsInner(at, to, end)))
            to++;
        to = WithStops(at, to, end);
        to = Hyphens.Extend(text, at, to, end);
        var word = text.AsSpan(at, to - at);
        var cut = Clitics.CutAt(word);
        if (cut > 0)
        {
            Add(at, at + cut, TokenKind.Word);
            return Add(at + cut, to, TokenKind.Word);
        }

        return Add(at, to, TokenKind.Word);
    }

    /// <summary>Takes in the stop of an abbreviation and the letters after it: <c>U.S.</c>, <c>Mr.</c>, <c>Ph.D.</c>.</summary>
    private int WithStops(int at, int to, int end)
    {
        if (to >= end || text[to] != '.')
            return to;
        var last = to;
        while (last < end && (text[last] == '.' || char.IsLetter(text[last])) && last - at <= Abbreviations.MaxLength)
            last++;
        // The longest stretch of letters and stops that is an abbreviation.
        for (; last > to; last--)
        {
            if (text[last - 1] == '.' && (last >= end || text[last] != '.'))
            {
                var kind = Abbreviations.Of(text.AsSpan(at, last - 1 - at));
                if (kind != AbbreviationClass.None && (last < _end || kind is not (AbbreviationClass.Other or AbbreviationClass.Unit or AbbreviationClass.Reference or AbbreviationClass.Leading)))
                    return last;
            }
        }

        return to;
    }

    private int Sign(int at, int end)
    {
        var to = Signs.End(text, at, end);
        return Add(at, to, Signs.KindOf(text, at));
    }

    private int Add(int start, int end, TokenKind kind)
    {
        tokens.Add(new Token(new TextSpan(start, end), kind));
        return end;
    }

    private bool IsWordChar(int at, int end)
    {
        var c = text[at];
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c);
        if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            return true;
        return char.IsHighSurrogate(c) ? at + 1 < end && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at)
            : char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1]) && char.IsLetter(text, at - 1);
    }

    /// <summary>A mark within a word: <c>don't</c>, <c>AT&amp;T</c>, <c>my_file</c>.</summary>
    private bool IsInner(int start, int at, int end)
    {
        if (at == start || at + 1 >= end || !IsWordChar(at + 1, end) || !IsWordChar(at - 1, end))
            return false;
        return text[at] switch
        {
            '\'' or '’' or '_' => true,
            '&' => char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]),
            _ => false,
        };
    }
}

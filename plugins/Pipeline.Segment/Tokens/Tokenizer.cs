using Pipeline.Segment.Languages;
using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Tokens;

/// <summary>Cuts sentences into tokens as the English Universal Dependencies treebanks do: clitics and the parts of compounds apart,
/// addresses, numbers, abbreviations and emoticons whole.</summary>
/// <remarks>One pass, O(text): what looks ahead is bounded or looks at each chunk between white space once.</remarks>
internal sealed class Tokenizer
{
    // A failed look for an address may read the whole chunk: only so many, to stay linear.
    private const int AddressTries = 8;

    private string _text = "";
    private Language _language = Language.English;
    private Spans<Token> _tokens = null!;
    private int _end;

    /// <summary>Starts on a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="tokens">Gets the tokens, in order; what it holds is dropped.</param>
    public void Reset(string text, Language language, Spans<Token> tokens)
    {
        _text = text;
        _language = language;
        _tokens = tokens;
        _tokens.Clear();
    }

    /// <summary>Adds the tokens of a sentence.</summary>
    /// <param name="sentence">Without white space at its edges.</param>
    public void Tokenize(TextSpan sentence)
    {
        _end = sentence.End;
        var at = sentence.Start;
        while (at < _end)
        {
            var to = Letters.End(_text, at, _end);
            if (to > at && TryPlain(at, to, out var next))
            {
                at = next;
                continue;
            }

            var c = _text[at];
            if (c is ' ' || char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c is '"' or '“' or '”' or '(' or ')')
            {
                at = Add(at, at + 1, TokenKind.Punctuation);
            }
            else
            {
                to = ChunkEnd(at, out var mayHaveAddress);
                Chunk(at, to, mayHaveAddress);
                at = to;
            }
        }
    }

    private int ChunkEnd(int at, out bool mayHaveAddress)
    {
        mayHaveAddress = false;
        var text = _text.AsSpan(0, _end);
        while ((uint)at < (uint)text.Length && text[at] is var c && (c is > ' ' and < '\u007F' || !char.IsWhiteSpace(c)))
        {
            mayHaveAddress |= c is '.' or '@' or '#' or '/';
            at++;
        }

        return at;
    }

    /// <summary>A word of ASCII letters that nothing is to be cut from, and white space or one mark after it: most words are such.</summary>
    /// <remarks>Says yes only where <see cref="Chunk"/> would add the same tokens.</remarks>
    private bool TryPlain(int at, int to, out int next)
    {
        next = to;
        var word = _text.AsSpan(at, to - at);
        if (_language.IsEnglish && Clitics.CutOfFused(word) != 0)
            return false;
        if (to == _end || _text[to] == ' ')
        {
            Add(at, to, TokenKind.Word);
            return true;
        }

        if (_text[to] is '\'' or '’' && _language.IsEnglish && to + 1 < _end && _text[to + 1] == 's' && (to + 2 == _end || _text[to + 2] == ' '))
        {
            Add(at, to, TokenKind.Word);
            next = Add(to, to + 2, TokenKind.Word);
            return true;
        }

        var isLast = to + 1 == _end;
        if (!isLast && _text[to + 1] != ' ')
            return false;
        if (_text[to] is not (',' or ';') && (_text[to] != '.' || !isLast || _language.ClassOf(word) != AbbreviationClass.None))
            return false;
        Add(at, to, TokenKind.Word);
        next = Add(to, to + 1, TokenKind.Punctuation);
        return true;
    }

    /// <summary>The tokens of what stands between two white spaces.</summary>
    private void Chunk(int at, int end, bool mayHaveAddress)
    {
        var tries = mayHaveAddress ? AddressTries : 0;
        while (at < end)
        {
            if (tries > 0 && Addresses.CanStart(_text[at]) && (at == 0 || !char.IsLetterOrDigit(_text[at - 1])))
            {
                var address = Addresses.LengthAt(_text.AsSpan(at, end - at));
                if (address > 0)
                {
                    at = Add(at, at + address, TokenKind.Address);
                    continue;
                }

                tries--;
            }

            var c = _text[at];
            if (char.IsAsciiDigit(c) || (c is '.' or '\'' or '’' && at + 1 < end && char.IsAsciiDigit(_text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(_text[at - 1]))))
                at = Number(at, end);
            else if (IsWordChar(at, end))
                at = Word(at, end);
            else
                at = Sign(at, end);
        }
    }

    private int Number(int at, int end)
    {
        var to = Numbers.End(_text, at, end);
        if (to < end && IsWordChar(to, end) && _text[to] is not ('\'' or '’'))
        {
            // 20th, 1990s, 3D stay whole; 9am, 5km are two words.
            var tail = to;
            while (tail < end && IsWordChar(tail, end))
                tail++;
            if (Numbers.IsUnit(_text.AsSpan(to, tail - to)))
                return Add(at, to, TokenKind.Number);
            return Add(at, tail, Numbers.IsOrdinal(_text.AsSpan(to, tail - to)) ? TokenKind.Number : TokenKind.Word);
        }

        return Add(at, to, TokenKind.Number);
    }

    private int Word(int at, int end)
    {
        var to = at;
        while (to < end && (IsWordChar(to, end) || IsInner(at, to, end)))
            to++;
        to = WithStops(at, to, end);
        to = _language.IsEnglish ? Hyphens.Extend(_text, at, to, end) : Hyphens.Join(_text, to, end);
        var word = _text.AsSpan(at, to - at);
        var cut = _language.IsEnglish ? Clitics.CutAt(word) : ReferenceEquals(_language, Language.French) ? Clitics.CutAfterElision(word) : 0;
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
        if (to >= end || _text[to] != '.')
            return to;
        var last = to;
        while (last < end && (_text[last] == '.' || char.IsLetter(_text[last])) && last - at <= Language.MaxAbbreviation)
            last++;
        // The longest stretch of letters and stops that is an abbreviation.
        for (; last > to; last--)
        {
            if (_text[last - 1] == '.' && (last >= end || _text[last] != '.'))
            {
                var kind = _language.ClassOf(_text.AsSpan(at, last - 1 - at));
                if (kind != AbbreviationClass.None && (last < _end || kind is not (AbbreviationClass.Other or AbbreviationClass.Unit or AbbreviationClass.Reference or AbbreviationClass.Leading)))
                    return last;
            }
        }

        return to;
    }

    private int Sign(int at, int end)
    {
        var to = Signs.End(_text, at, end);
        return Add(at, to, Signs.KindOf(_text, at));
    }

    private int Add(int start, int end, TokenKind kind)
    {
        _tokens.Add(new Token(new TextSpan(start, end), kind));
        return end;
    }

    private bool IsWordChar(int at, int end)
    {
        var c = _text[at];
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c);
        if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            return true;
        return char.IsHighSurrogate(c) ? at + 1 < end && char.IsLowSurrogate(_text[at + 1]) && char.IsLetter(_text, at)
            : char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(_text[at - 1]) && char.IsLetter(_text, at - 1);
    }

    /// <summary>A mark within a word: <c>don't</c>, <c>AT&amp;T</c>, <c>my_file</c>.</summary>
    private bool IsInner(int start, int at, int end)
    {
        if (at == start || at + 1 >= end || !IsWordChar(at + 1, end) || !IsWordChar(at - 1, end))
            return false;
        return _text[at] switch
        {
            '\'' or '’' or '_' => true,
            '&' => char.IsUpper(_text[at - 1]) && char.IsUpper(_text[at + 1]),
            _ => false,
        };
    }
}

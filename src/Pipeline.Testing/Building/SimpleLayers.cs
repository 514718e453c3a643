namespace Pipeline.Testing;

/// <summary>Layers made by rules that are simple enough to foresee in a test; no match for the real stages.</summary>
public static class SimpleLayers
{
    /// <summary>The document with a paragraph for every stretch of lines that are not blank. O(text).</summary>
    /// <param name="document">A document.</param>
    public static Document WithSimpleBlocks(this Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text;
        var blocks = new List<Block>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n') is var length && length < 0 ? text.Length : at + length;
            var line = Trim(text, new TextSpan(at, end));
            if (!line.IsEmpty)
                blocks.Add(new Block(line, BlockKind.Paragraph));
            at = end + 1;
        }

        return document.With(Layer<Block>.Of(blocks));
    }

    /// <summary>The document with a sentence up to every full stop, question or exclamation mark that white space follows, and up to
    /// every line break; closing quotation marks and brackets go with the sentence. O(text).</summary>
    /// <param name="document">A document.</param>
    public static Document WithSimpleSentences(this Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text;
        var sentences = new List<Sentence>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\r' or '\n')
            {
                Add(at);
                continue;
            }

            if (text[at] is not ('.' or '?' or '!'))
                continue;
            while (at + 1 < text.Length && text[at + 1] is '.' or '?' or '!' or '”' or '’' or '"' or '\'' or ')' or ']')
                at++;
            if (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]))
                Add(at + 1);
        }

        Add(text.Length);
        return document.With(Layer<Sentence>.Of(sentences));

        void Add(int end)
        {
            var span = Trim(text, new TextSpan(start, end));
            if (!span.IsEmpty)
                sentences.Add(new Sentence(span));
            start = end;
        }
    }

    /// <summary>The document with a token for every run of letters (with hyphens and apostrophes within), every run of digits, and every
    /// other character that is not white space. O(text).</summary>
    /// <param name="document">A document.</param>
    public static Document WithSimpleTokens(this Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text;
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var start = at++;
            if (char.IsWhiteSpace(text[start]))
                continue;
            if (char.IsLetter(text[start]))
            {
                while (at < text.Length && (IsWordPart(text[at]) || (IsJoin(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
                    at++;
                tokens.Add(new Token(new TextSpan(start, at), TokenKind.Word));
            }
            else if (char.IsDigit(text[start]))
            {
                while (at < text.Length && char.IsDigit(text[at]))
                    at++;
                tokens.Add(new Token(new TextSpan(start, at), TokenKind.Number));
            }
            else
            {
                if (char.IsHighSurrogate(text[start]) && at < text.Length && char.IsLowSurrogate(text[at]))
                    at++;
                var kind = char.IsPunctuation(text[start]) ? TokenKind.Punctuation : TokenKind.Symbol;
                tokens.Add(new Token(new TextSpan(start, at), kind));
            }
        }

        return document.With(Layer<Token>.Of(tokens));
    }

    /// <summary>The document with a direct quotation, of no known speaker, for everything between “ and the next ” in one line. O(text).</summary>
    /// <param name="document">A document.</param>
    public static Document WithSimpleQuotes(this Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text;
        var quotes = new List<Quote>();
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '“')
                open = at + 1;
            else if (text[at] is '\r' or '\n')
                open = -1;
            else if (text[at] is '”' && open >= 0)
            {
                var span = new TextSpan(open, at);
                if (!span.IsEmpty)
                    quotes.Add(new Quote(span, QuoteKind.Direct) { Verbatim = [span] });
                open = -1;
            }
        }

        return document.With(Layer<Quote>.Of(quotes));
    }

    /// <summary>The document with its first sentence, by <see cref="WithSimpleSentences"/> when it has none yet, as the summary.</summary>
    /// <param name="document">A document.</param>
    public static Document WithSimpleSummary(this Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var sentences = (document.HasLayer<Sentence>() ? document : document.WithSimpleSentences()).Layer<Sentence>();
        return document.With(Layer<SummarySentence>.Of(sentences.Take(1).Select(static sentence => new SummarySentence(sentence.Span, Score: 1))));
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsJoin(char c) => c is '-' or '\'' or '’';

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = span;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}

namespace Pipeline.Readability;

/// <summary>Counts the words and syllables of spans of one document.</summary>
internal sealed class WordCount(Document document)
{
    private readonly Layer<Token> _tokens = document.Layer<Token>();

    /// <summary>The words that start within a sentence. O(log tokens + tokens in it + their length).</summary>
    /// <remarks>Word tokens without a gap between them (<c>do</c>, <c>n't</c>) are one word. A number is a word with a syllable
    /// for each digit, near to how it is read aloud, which is Flesch's rule: <c>1918</c> has four.</remarks>
    public Counts In(TextSpan sentence)
    {
        int words = 0, syllables = 0;
        var word = default(TextSpan);
        foreach (ref readonly var token in _tokens.StartingIn(sentence))
        {
            if (token.Kind == TokenKind.Word && token.Span.Start == word.End && !word.IsEmpty)
            {
                word = new TextSpan(word.Start, token.Span.End);
                continue;
            }

            Add(word);
            word = token.Kind == TokenKind.Word ? token.Span : default;
            if (token.Kind == TokenKind.Number)
            {
                words++;
                syllables += Digits(token.Span);
            }
        }

        Add(word);
        return new Counts(1, words, syllables);

        void Add(TextSpan span)
        {
            if (span.IsEmpty)
                return;
            words++;
            syllables += Syllables.Count(span.In(document.Text));
        }
    }

    private int Digits(TextSpan number)
    {
        var digits = 0;
        foreach (var c in number.In(document.Text))
            digits += char.IsDigit(c) ? 1 : 0;
        return Math.Max(1, digits);
    }
}

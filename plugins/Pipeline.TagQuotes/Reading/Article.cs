namespace Pipeline.TagQuotes;

/// <summary>An article as the tagger sees it: words by sentence, with every quoted region folded into one word.</summary>
internal sealed class Article
{
    /// <summary>The text that all spans are in.</summary>
    public required string Text { get; init; }

    /// <summary>The words of all paragraphs, in order.</summary>
    public required List<Word> Words { get; init; }

    /// <summary>The sentences, as ranges of <see cref="Words"/>.</summary>
    public required List<Unit> Units { get; init; }

    /// <summary>The quoted regions, in order.</summary>
    public required List<QuotedRegion> Regions { get; init; }

    /// <summary>The quotation marks without a partner, in order.</summary>
    public required List<TextSpan> Unpaired { get; init; }

    /// <summary>The characters of a word.</summary>
    public ReadOnlySpan<char> TextOf(int word) => Words[word].Span.In(Text);

    /// <summary>The last character inside the marks of a region.</summary>
    public char LastInside(int region) => Text[Regions[region].Inner.End - 1];

    /// <summary>Whether a word is the given one, whatever its case.</summary>
    public bool IsWord(int word, ReadOnlySpan<char> lower) => TextOf(word).Equals(lower, StringComparison.OrdinalIgnoreCase);
}

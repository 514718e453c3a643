namespace Pipeline.TagQuotes;

/// <summary>What the features of the models need to know of each word: a hash of its lower-case form and one coarse class.</summary>
/// <remarks>Made once per article in one pass; O(text) time.</remarks>
internal sealed class WordCodes
{
    private const int LongestHashed = 24;

    // The first whose classes a word all has is its tag.
    private static readonly (WordClass Classes, WordTag Tag)[] FunctionTags =
    [
        (WordClass.Relative, WordTag.Relative),
        (WordClass.Negation, WordTag.Negation),
        (WordClass.Modal, WordTag.Modal),
        (WordClass.Auxiliary, WordTag.Auxiliary),
        (WordClass.PossessivePronoun, WordTag.Possessive),
        (WordClass.Pronoun, WordTag.Pronoun),
        (WordClass.ObjectPronoun, WordTag.ObjectPronoun),
        (WordClass.Determiner, WordTag.Determiner),
        (WordClass.Subordinator | WordClass.Preposition, WordTag.PrepositionOrSubordinator),
        (WordClass.Wh, WordTag.Wh),
        (WordClass.Subordinator, WordTag.Subordinator),
        (WordClass.Preposition, WordTag.Preposition),
        (WordClass.Conjunction, WordTag.Conjunction),
        (WordClass.Clitic, WordTag.Clitic),
        (WordClass.Number, WordTag.Number),
        (WordClass.Time, WordTag.Time),
    ];

    private readonly uint[] _hashes;
    private readonly WordTag[] _tags;

    public WordCodes(Article article)
    {
        _hashes = new uint[article.Words.Count];
        _tags = new WordTag[article.Words.Count];
        for (var i = 0; i < _tags.Length; i++)
        {
            var word = article.Words[i];
            var text = article.TextOf(i);
            _tags[i] = TagOf(word, text);
            // Names say who is in the news, not how it is reported.
            _hashes[i] = _tags[i] is WordTag.Region or WordTag.Name or WordTag.FirstName or WordTag.Number ? (uint)_tags[i] : Hash(text);
        }
    }

    /// <summary>The class of a word; <see cref="WordTag.None"/> outside the article.</summary>
    public WordTag Tag(int word) => (uint)word < (uint)_tags.Length ? _tags[word] : WordTag.None;

    /// <summary>The hash of a word's lower-case form; 0 outside the article.</summary>
    public uint Word(int word) => (uint)word < (uint)_hashes.Length ? _hashes[word] : 0;

    /// <summary>FNV-1a over the characters, letters of ASCII in lower case; long words by their start.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        for (var i = 0; i < text.Length && i < LongestHashed; i++)
        {
            var c = text[i];
            if (c is >= 'A' and <= 'Z')
                c |= ' ';
            else if (c == '’')
                c = '\'';
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }

    private static WordTag TagOf(Word word, ReadOnlySpan<char> text)
    {
        if (word.IsRegion)
            return WordTag.Region;
        if (word.IsMark)
            return MarkTag(word);
        if (word.Is(WordClass.That))
            return WordTag.That;
        if (word.Is(WordClass.To))
            return WordTag.To;
        if (!word.IsCapitalised || !word.Is(WordClass.Person))
        {
            var tag = FunctionTag(word);
            if (tag != WordTag.None)
                return tag;
        }

        if (word.Frame == VerbFrame.None)
            return OpenTag(word, text);
        return word.Form switch
        {
            VerbForm.Base => WordTag.ReportsBase,
            VerbForm.Present => WordTag.ReportsPresent,
            VerbForm.Past => WordTag.ReportsPast,
            VerbForm.Participle => WordTag.ReportsParticiple,
            _ => WordTag.ReportsPastParticiple,
        };
    }

    private static WordTag MarkTag(Word word)
    {
        if (word.Is(WordClass.End))
            return WordTag.End;
        return word.Mark switch
        {
            ',' => WordTag.Comma,
            '.' or '?' or '!' => WordTag.End,
            ':' => WordTag.Colon,
            ';' => WordTag.Semicolon,
            '—' or '–' or '―' or '-' => WordTag.Dash,
            '(' or '[' => WordTag.Open,
            ')' or ']' => WordTag.Close,
            _ => WordTag.OtherMark,
        };
    }

    private static WordTag FunctionTag(Word word)
    {
        foreach (var (classes, tag) in FunctionTags)
        {
            if ((word.Class & classes) == classes)
                return tag;
        }

        return WordTag.None;
    }

    private static WordTag OpenTag(Word word, ReadOnlySpan<char> text)
    {
        if (word.Is(WordClass.Finite))
            return WordTag.Finite;
        if (word.Is(WordClass.Adverb))
            return WordTag.Adverb;
        if (word.IsCapitalised)
            return word.Is(WordClass.Title) ? WordTag.Title : word.Is(WordClass.Person) ? WordTag.FirstName : WordTag.Name;
        if (word.Is(WordClass.Role))
            return word.Is(WordClass.Body) ? WordTag.Body : WordTag.Role;
        if (text.Length > 3)
        {
            if (text.EndsWith("ed", StringComparison.Ordinal))
                return WordTag.EndsInEd;
            if (text.EndsWith("ing", StringComparison.Ordinal))
                return WordTag.EndsInIng;
            if (text.EndsWith("ly", StringComparison.Ordinal))
                return WordTag.EndsInLy;
        }

        return text[^1] == 's' ? WordTag.EndsInS : WordTag.Other;
    }
}

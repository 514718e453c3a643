namespace Pipeline.TagQuotes;

/// <summary>Finds whose words a document has: <i>the Harbour Board study</i>, <i>Lund’s public statement</i>, <i>the statement</i>.</summary>
/// <remarks>O(1) per source.</remarks>
internal sealed class Documents(Article article, NameIndex names)
{
    /// <summary>The most words between an owner and the document: "the board’s latest annual report".</summary>
    private const int Reach = 4;

    private readonly List<Word> _words = article.Words;

    /// <summary>Whether a noun is a document that somebody puts out.</summary>
    public static bool Is(ReadOnlySpan<char> noun) =>
        noun is "study" or "report" or "survey" or "poll" or "website" or "site" or "release" or "database" or "data" or "analysis" or "blog" or "paper" or "letter" or "memo" or "email" or "e-mail" or "post" || IsMessage(noun);

    /// <summary>The one whose name stands before a document; null when none does, or when the name is the document's own.</summary>
    public NamedEntity? Issuer(Source source)
    {
        var last = source.CoreEnd - 1;
        if (last <= source.First || _words[last].IsCapitalised || !Is(article.TextOf(last)))
            return null;
        var at = last - 1;
        while (at > source.First && last - at <= Reach && !_words[at].IsCapitalised && !_words[at].IsMark && !_words[at].Is(WordClass.Clitic | WordClass.Function))
            at--;
        var owned = _words[at].Is(WordClass.Clitic) && at > source.First;
        if (owned)
            at--;
        if (!_words[at].IsCapitalised || (!owned && at != last - 1) || _words[at].Is(WordClass.Determiner | WordClass.Preposition | WordClass.Time))
            return null;
        var first = at;
        while (first > source.First && _words[first - 1].IsCapitalised && !_words[first - 1].Is(WordClass.Determiner | WordClass.Preposition))
            first--;
        // "the Children's Fund report" is not the report of a "Fund".
        if (first > source.First && _words[first - 1].Is(WordClass.Clitic))
            return null;
        var name = names.Find(names.SkipTitles(first, at + 1), at + 1);
        return owned || name is { Count: > 1 } ? name : null;
    }

    /// <summary>Whether a source is a message that does not say whose it is: "the statement", "a tweet".</summary>
    public bool IsAnonymous(Source source) =>
        source.CoreEnd - source.First == 2 && (article.IsWord(source.First, "the") || article.IsWord(source.First, "a")) && IsMessage(article.TextOf(source.First + 1));

    private static bool IsMessage(ReadOnlySpan<char> noun) =>
        noun is "statement" or "tweet";
}

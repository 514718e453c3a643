using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Resolution;

/// <summary>Finds whom the pronouns stand for that open sentences, where that is plain.</summary>
/// <remarks>The speaker that <c>tag-quotes</c> has for the pronoun; else the one person whom the sentence before names. With two persons, or one who is
/// addressed in the other gender, nothing is found: a wrong name is worse than a pronoun.</remarks>
internal static class OpeningPronouns
{
    /// <summary>By the place of the sentence among the candidates. O(text · people).</summary>
    public static Dictionary<int, OpeningPronoun> Find(Document document, Article article)
    {
        var found = new Dictionary<int, OpeningPronoun>();
        var people = new People(document);
        var quotes = document.Layer<Quote>();
        for (var i = 0; i < article.Candidates.Count; i++)
        {
            var sentence = article.Candidates[i];
            if ((sentence.Facts.First & WordClasses.ThirdPerson) == WordClasses.None || Kind(document.Text, sentence.Span) is not { } kind)
                continue;
            var name = SpeakerOf(quotes, sentence.Span, kind.Span)
                ?? (i > 0 && article.Candidates[i - 1].Index == sentence.Index - 1 ? people.Only(article.Candidates[i - 1].Span, kind.IsMale) : null);
            if (name is not null)
                found[i] = new OpeningPronoun(kind.Span, name, kind.IsPossessive);
        }

        return found;
    }

    /// <summary>The first word, when it is a singular pronoun for a person and stands at the very start.</summary>
    private static (TextSpan Span, bool IsMale, bool IsPossessive)? Kind(string text, TextSpan sentence)
    {
        var length = 0;
        while (length < sentence.Length && char.IsLetter(text[sentence.Start + length]))
            length++;
        var span = new TextSpan(sentence.Start, sentence.Start + length);

        // What follows the bracket has to be another word: "He's", "Her-" and "She, too" read badly with one.
        if (span.End + 1 >= sentence.End || text[span.End] != ' ')
            return null;
        return span.In(text) switch
        {
            "He" => (span, true, false),
            "She" => (span, false, false),
            "His" => (span, true, true),
            "Her" => (span, false, true),
            _ => null,
        };
    }

    private static string? SpeakerOf(Layer<Quote> quotes, TextSpan sentence, TextSpan pronoun)
    {
        foreach (var quote in quotes.StartingIn(sentence))
        {
            if (quote.Speaker is { } speaker && speaker.Mention == pronoun && People.IsFullName(speaker.Name))
                return speaker.Name;
        }

        return null;
    }
}

namespace Pipeline.Tests.Quality.Training;

/// <summary>The Porter stemmer with the repairs that the reference implementation of ROUGE has.</summary>
/// <remarks>Porter (1980), "An algorithm for suffix stripping", as extended by NLTK.</remarks>
internal static class PorterStemmer
{
    private static readonly Dictionary<string, string> Irregular =
        "sky:sky skies:sky dying:die lying:lie tying:tie news:news innings:inning inning:inning outings:outing outing:outing cannings:canning canning:canning howe:howe proceed:proceed exceed:exceed succeed:succeed"
            .Split(' ').Select(static pair => pair.Split(':')).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);

    private static readonly (string Suffix, string With)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"),
        ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
        ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string With)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>The stem of a word in lower case.</summary>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var irregular))
            return irregular;
        if (word.Length <= 2)
            return word;
        word = Past(Plural(word));
        if (word is [.., 'y'] && word.Length > 2 && Kinds(word[..^1])[^1] == 'c')
            word = word[..^1] + "i";
        word = StepTwo(word);
        foreach (var (suffix, with) in Third)
        {
            if (!Ends(word, suffix))
                continue;
            if (Measure(word[..^suffix.Length]) > 0)
                word = word[..^suffix.Length] + with;
            break;
        }

        return StepFive(StepFour(word));
    }

    private static string Plural(string word)
    {
        if (Ends(word, "ies"))
            return word.Length == 4 ? word[..^1] : word[..^2];
        if (Ends(word, "sses"))
            return word[..^2];
        return word is [.., 's'] and not [.., 's', 's'] ? word[..^1] : word;
    }

    private static string Past(string word)
    {
        if (Ends(word, "ied"))
            return word.Length == 4 ? word[..^1] : word[..^2];
        if (Ends(word, "eed"))
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        string stem;
        if (Ends(word, "ed") && Kinds(word[..^2]).Contains('v'))
            stem = word[..^2];
        else if (Ends(word, "ing") && Kinds(word[..^3]).Contains('v'))
            stem = word[..^3];
        else
            return word;
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz"))
            return stem + "e";
        if (stem.Length >= 2 && stem[^1] == stem[^2] && Kinds(stem)[^1] == 'c')
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string StepTwo(string word)
    {
        if (Ends(word, "alli") && Measure(word[..^4]) > 0)
            return StepTwo(word[..^2]);
        foreach (var (suffix, with) in Second)
        {
            if (Ends(word, suffix))
                return Measure(word[..^suffix.Length]) > 0 ? word[..^suffix.Length] + with : word;
        }

        return Ends(word, "logi") && Measure(word[..^3]) > 0 ? word[..^1] : word;
    }

    private static string StepFour(string word)
    {
        foreach (var suffix in Fourth)
        {
            if (!Ends(word, suffix))
                continue;
            var stem = word[..^suffix.Length];
            return Measure(stem) > 1 && (suffix is not "ion" || stem[^1] is 's' or 't') ? stem : word;
        }

        return word;
    }

    private static string StepFive(string word)
    {
        if (word is [.., 'e'])
        {
            var stem = word[..^1];
            var measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsShort(stem)))
                word = stem;
        }

        return word is [.., 'l', 'l'] && Measure(word[..^1]) > 1 ? word[..^1] : word;
    }

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);

    private static bool EndsShort(string stem)
    {
        var kinds = Kinds(stem);
        return (Ends(kinds, "cvc") && stem[^1] is not ('w' or 'x' or 'y')) || kinds is "vc";
    }

    /// <summary>How often a vowel is followed by a consonant.</summary>
    private static int Measure(string stem)
    {
        var kinds = Kinds(stem);
        var measure = 0;
        for (var i = 1; i < kinds.Length; i++)
            measure += kinds[i - 1] == 'v' && kinds[i] == 'c' ? 1 : 0;
        return measure;
    }

    private static string Kinds(string word) => string.Create(word.Length, word, static (kinds, word) =>
    {
        for (var i = 0; i < word.Length; i++)
            kinds[i] = word[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[i] == 'y' && i > 0 && kinds[i - 1] == 'c') ? 'v' : 'c';
    });
}

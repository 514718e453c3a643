namespace Pipeline.Summarize.Candidates;

/// <summary>The English word lists of the summary.</summary>
internal static class Lexicon
{
    /// <summary>Words that say that someone says something.</summary>
    public const string AttributionWords = """
        said says say told tells added according wrote writes tweeted asked asks explained insisted claimed argued noted recalled stated
        announced warned admitted joked replied called declared testified acknowledged continued posted
        """;

    /// <summary>Words too common to say what a text is about.</summary>
    public const string StopWords = """
        a about above after again against all also am an and any are aren't as at be because been before being below between both but by
        can cannot could did do does doing down during each few for from further had has have having he her here hers herself him himself
        his how i if in into is it its itself just like many may me might more most much must my myself no nor not now of off on once one
        only or other our ours out over own said same say says she should since so some such than that the their theirs them themselves
        then there these they this those through to told too two under until up upon us very was we were what when where which while who
        whom whose why will with within without would yet you your yours s t d ll re ve m according mr mrs ms
        """;

    /// <summary>The same, to be asked.</summary>
    public static readonly WordSet Stop = new(StopWords);

    // At the head of a sentence these point back to one before.
    private static readonly WordSet Pronouns = new("he she it they his her their its this that these those him them");

    private static readonly WordSet Connectives = new("""
        but and so yet or however meanwhile also then still because nor though moreover furthermore instead therefore thus hence
        nevertheless nonetheless otherwise similarly likewise consequently besides additionally conversely accordingly such except other others another
        """);

    private static readonly PhraseSet Phrases = new(
        "for example", "for instance", "in addition", "as a result", "in fact", "in contrast", "by contrast", "in turn", "of those", "of these", "at the same time", "on the other hand",
        "in other words", "for one", "for his part", "for her part", "for their part", "as such", "even so", "in short", "the latter", "the former", "after that", "at that",
        "in that case", "on top of that", "both are", "both were", "both have", "both had", "both men", "both women", "both sides", "both of", "neither of", "neither is", "neither was",
        "neither has", "one of them", "some of them", "most of them", "many of them", "all of them", "none of them", "two of them", "the pair", "the couple", "the duo", "the trio", "the two men", "the two women", "what's more", "what’s more", "in response", "as for", "not only that",
        "another was", "another is", "another had", "another has", "another said", "another one", "one such", "all this", "all that", "all of this", "all of that",
        "some of these", "some of those", "many of these", "many of those", "most of these", "most of those", "each of these", "each of those", "among them", "soon after,", "not long after,",
        "shortly after,", "until then", "since then", "by then", "by that time", "by that point", "in the meantime", "to that end", "in that time", "in this case", "either way",
        "there, ", "here, ", "here are", "here is", "here's", "here’s", "first, ", "second, ", "third, ", "secondly", "thirdly", "finally, ", "alas, ",
        "true, ", "granted, ", "admittedly", "to be sure", "of course, ", "sure, ");

    // They stand for two that were named, unless the sentence names them: "Both Ortiz and Reed".
    private static readonly PhraseSet Two = new("both", "neither");

    /// <summary>How far into the sentence the two would be named.</summary>
    private const int NearTheStart = 60;

    // People in the plural whom news does not introduce: a "he" in the same sentence is somebody else.
    private static readonly WordSet Sources = new("police officials authorities prosecutors investigators detectives witnesses lawyers doctors neighbors neighbours friends relatives reports sources critics");

    // They open a clause that hangs on another, which a comma would set off.
    private static readonly PhraseSet ClauseOpeners = new("which", "unless", "because", "although", "whereas");

    /// <summary>Whether the sentence is the rest of the one before: <c>Which is what he did.</c></summary>
    public static bool IsClauseOnly(ReadOnlySpan<char> sentence) => ClauseOpeners.Starts(sentence) && !sentence.ContainsAny(',', '?');

    /// <summary>Whether the sentence starts with words that cannot be what a "he" or "she" in it refers to: <c>When …</c>, <c>Police said …</c>.</summary>
    public static bool OpensWithoutPerson(ReadOnlySpan<char> firstWord, WordClasses classes) => (classes & WordClasses.Subordinator) != WordClasses.None || Sources.Contains(firstWord);

    /// <summary>Whether the sentence starts with a pronoun, a connective or a phrase that leans on the sentence before.</summary>
    public static bool Leans(ReadOnlySpan<char> sentence)
    {
        var start = 0;
        while (start < sentence.Length && !char.IsLetterOrDigit(sentence[start]))
            start++;
        var end = start;
        while (end < sentence.Length && (char.IsLetter(sentence[end]) || (sentence[end] is '\'' or '’' && end + 1 < sentence.Length && char.IsLetter(sentence[end + 1]))))
            end++;
        var word = sentence[start..end];
        var apostrophe = word.IndexOfAny('\'', '’');
        if (Phrases.Starts(sentence[start..]) || IsOfTwo(sentence[start..]))
            return true;
        return Connectives.Contains(word) || Pronouns.Contains(apostrophe > 0 ? word[..apostrophe] : word);
    }

    private static bool IsOfTwo(ReadOnlySpan<char> sentence)
    {
        if (!Two.Starts(sentence))
            return false;
        var head = sentence[..Math.Min(NearTheStart, sentence.Length)];
        return !head.Contains(" and ", StringComparison.Ordinal) && !head.Contains(" nor ", StringComparison.Ordinal);
    }
}

namespace Pipeline.TagQuotes;

/// <summary>The closed classes of English, and the open ones that decide where a clause or a noun phrase ends.</summary>
internal static class FunctionWords
{
    /// <summary>Each class with its words; a word may be in several.</summary>
    public static readonly (WordClass Class, string Words)[] Groups =
    [
        (WordClass.Determiner, "the a an this these those some any no every each another both all many several few most either neither that"),
        (WordClass.PossessivePronoun, "my your his her its our their whose"),
        (WordClass.Pronoun, "he she it they we i you everyone everybody someone somebody nobody anyone there he's she's it's they're we're i'm you're that's there's"),
        (WordClass.ObjectPronoun, "him her them me us you himself herself themselves itself myself ourselves"),
        (WordClass.Relative, "who which that whom"),
        (WordClass.Preposition,
            "of in on at for from with by about to into over under after before during against between among through across near since until "
            + "despite without within toward towards upon amid around behind beyond outside inside along like via per off out up down above "
            + "below including following throughout as alongside regarding concerning unlike"),
        (WordClass.Conjunction, "and or but nor yet plus"),
        (WordClass.Subordinator,
            "because although though while whereas if unless when whenever after before since until as whether than so where once that lest even"),
        (WordClass.Auxiliary,
            "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't ain't"),
        (WordClass.Modal,
            "will would can could may might shall should must ought won't wouldn't can't cannot couldn't shouldn't mustn't 'll 'd"),
        (WordClass.Negation, "not never n't"),
        (WordClass.Adverb,
            "also then later again still just now previously earlier recently repeatedly often ever already even only simply quickly "
            + "however instead meanwhile nevertheless nonetheless moreover furthermore indeed thus therefore finally long "
            + "perhaps maybe sometimes always soon ago rather afterward afterwards back first once "
            + "publicly privately reportedly allegedly immediately initially eventually flatly bluntly otherwise besides additionally similarly"),
        (WordClass.Time,
            "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening night week month "
            + "year weekend january february march april may june july august september october november december jan feb mar apr jun jul aug "
            + "sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. last next earlier later days weeks months years hours ago monday's recently"),
        (WordClass.Wh, "what how why who whom whose where when which whether if"),
        (WordClass.To, "to"),
        (WordClass.That, "that"),
        (WordClass.Clitic, "'s ' 've 're 'm"),
        (WordClass.Finite,
            "took made went came got gave held met won lost ran spoke left began sought found kept drew led stood sat saw knew thought felt "
            + "brought bought caught sent spent struck rode rose fell fought grew broke chose drove threw wore became shook paid laid meant built "
            + "shot won't declined refused seems seemed appeared appears remains remained became becomes includes included wants wanted needs needed "
            + "believes believed thinks hopes hoped knows expects expected says goes comes gets gives takes makes keeps means"),
    ];

    /// <summary>Present and past forms of "be", which make a passive of a past participle.</summary>
    public static bool IsBe(ReadOnlySpan<char> word) =>
        word.Length <= 7
        && (word.Equals("is", StringComparison.OrdinalIgnoreCase) || word.Equals("was", StringComparison.OrdinalIgnoreCase)
            || word.Equals("are", StringComparison.OrdinalIgnoreCase) || word.Equals("were", StringComparison.OrdinalIgnoreCase)
            || word.Equals("been", StringComparison.OrdinalIgnoreCase) || word.Equals("being", StringComparison.OrdinalIgnoreCase)
            || word.Equals("be", StringComparison.OrdinalIgnoreCase) || word.Equals("wasn't", StringComparison.OrdinalIgnoreCase)
            || word.Equals("isn't", StringComparison.OrdinalIgnoreCase) || word.Equals("get", StringComparison.OrdinalIgnoreCase)
            || word.Equals("got", StringComparison.OrdinalIgnoreCase));
}

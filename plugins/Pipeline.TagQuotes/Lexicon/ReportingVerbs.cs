namespace Pipeline.TagQuotes;

/// <summary>The reporting verbs by what they take as content.</summary>
/// <remarks>The groups follow Levin (1993), <i>English Verb Classes</i>, 29 and 37, cut down to the verbs that news uses for speech; verbs of
/// thought and attitude (<i>believes, hopes</i>) are left out, because they report no words. A verb is written as its base form, with its
/// past and past participle after a slash when they are irregular, and <c>+</c> when the last consonant is doubled.</remarks>
internal static class ReportingVerbs
{
    /// <summary>Each group of verbs with its frame.</summary>
    public static readonly (VerbFrame Frame, string Verbs)[] Groups =
    [
        (VerbFrame.That | VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Trailing,
            "say/said argue insist assert contend/contended allege testify joke quip+ tweet remark"),
        (VerbFrame.That | VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Trailing | VerbFrame.Weak,
            "suggest acknowledge admit+ confirm declare predict write/wrote/written recall conclude announce reveal add complain confess indicate "
            + "observe warn agree deny disclose proclaim hint imply affirm recount theorize opine muse speculate marvel counter "
            + "maintain/maintained explain boast brag+ stress emphasize emphasise reiterate concede caution lament swear/swore/sworn clarify confide attest posit deadpan+ reckon acknowledge blog+"),
        (VerbFrame.That | VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Trailing | VerbFrame.Weak | VerbFrame.Noun,
            "claim report state note estimate"),
        (VerbFrame.Quote | VerbFrame.Trailing,
            "continue begin/began/begun respond reply shout yell exclaim whisper cry mutter murmur snap+ retort chant interject scream gush sigh "
            + "laugh plead sniff crow stutter ask answer post read/read comment scold chide rant fume tease bellow growl repeat "
            + "demand wonder offer riff+ crack jest thunder sneer bristle ask sing/sang/sung"),
        (VerbFrame.That | VerbFrame.Quote | VerbFrame.Weak, "respond reply post repeat comment demand propose read/read ask wonder question recommend mention signal find/found request order urge require"),
        (VerbFrame.That | VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Person | VerbFrame.Trailing, "tell/told"),
        (VerbFrame.That | VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Person | VerbFrame.Weak | VerbFrame.Trailing, "assure remind inform warn email promise advise"),
        (VerbFrame.Infinitive | VerbFrame.That | VerbFrame.Bare | VerbFrame.Weak | VerbFrame.Trailing | VerbFrame.Quote, "vow pledge promise"),
        (VerbFrame.Infinitive, "threaten agree urge offer ask tell/told instruct propose"),
        (VerbFrame.Object | VerbFrame.Quote,
            "accuse criticize criticise blast praise urge encourage denounce blame cite mock slam+ decry tout condemn echo reiterate deride lambaste "
            + "lambast dismiss reject rebuke assail thank bash ridicule hail acclaim applaud"),
        (VerbFrame.Naming | VerbFrame.Quote, "call describe dub+ label brand characterize characterise portray liken"),
    ];

    /// <summary>Verbs whose base form and form in -s are nouns as well.</summary>
    public const string Nouns =
        "comment remark call demand promise pledge vow praise blame question tweet email estimate answer cry laugh brand label echo tease rant "
        + "slam post repeat joke quip yell shout scream whisper murmur sigh retort chant point report state note claim wonder crack jest sneer growl "
        + "caution boast counter request order mention question offer signal find add warn blast bash hail wire reply tout sing snap chide refer rebuke ridicule mock riff crow record thunder swear";

    /// <summary>Verbs that report only together with <c>out</c> (a clause) or <c>to</c> (a noun phrase).</summary>
    public static readonly (VerbFrame Frame, string Verbs)[] Phrasal =
    [
        (VerbFrame.That | VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Trailing | VerbFrame.Object, "point"),
        (VerbFrame.Object, "refer+"),
    ];
}

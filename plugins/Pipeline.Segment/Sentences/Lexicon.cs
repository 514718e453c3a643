namespace Pipeline.Segment.Sentences;

/// <summary>The English word lists of the sentence rules.</summary>
internal static class Lexicon
{
    /// <summary>Words of reporting that may follow a quotation which ends in its own question or exclamation mark.</summary>
    public static readonly WordSet Reporting = new("""
        said says asked asks told tells replied replies added adds wrote writes cried shouted yelled exclaimed answered wondered inquired
        demanded proclaimed proclaims announced argued argues noted notes warned pleaded whispered muttered tweeted posted joked quipped recalled explained insisted declared screamed called continued
        """);

    /// <summary>Names that end in an exclamation or question mark of their own.</summary>
    public static readonly WordSet Exclaimed = new("yahoo jeopardy yum e panic oklahoma mamma oliver ya");

    /// <summary>What follows a time of the day without starting a sentence: zones and days.</summary>
    public static readonly WordSet AfterHour = new("""
        et est edt pt pst pdt ct cst cdt mt mst mdt gmt utc bst cet cest ist jst aest eastern central mountain pacific local
        monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep sept oct nov dec january february
        march april june july august september october november december
        """);

    /// <summary>Top-level domains and file endings that follow a stop without white space and are no new sentence.</summary>
    public static readonly WordSet DomainEnds = new("""
        com org net edu gov mil int info biz io ai co uk us ca de fr es it nl ru cn jp au eu tv me news app dev html htm php asp aspx jsp
        js ts py cs pdf doc docx xls xlsx ppt txt csv xml json jpg jpeg png gif zip exe dll md
        """);

    /// <summary>Words of place, time and condition that start a clause, and so a sentence of its own after a colon.</summary>
    public static readonly WordSet Subordinators = new("""
        near as although though while when if after before since because in on at by for from with during under over among between despite
        according until unless once through throughout without within following
        """);

    /// <summary>Verbs that stand second in a clause and in no name.</summary>
    public static readonly WordSet Modals = new("can could will would may might must shall should cannot");

    /// <summary>Words that open or close a letter.</summary>
    public static readonly WordSet Greetings = new("regards sincerely respectfully thanks cheers best love yours truly faithfully wishes hi hello hey dear all everyone");

    /// <summary>Pronouns and the like, with which a sentence goes on or starts even where the writer uses no capitals.</summary>
    public static readonly WordSet Pronouns = new("i you he she they we it that this these those there the i'm i’m it's it’s that's that’s they're they’re you're you’re my your what who how where when");

    /// <summary>Posts and parts of a company, which stand after its name within a sentence.</summary>
    public static readonly WordSet Posts = new("""
        chairman chairwoman president chief executive vice director spokesman spokeswoman ceo cfo founder class unit division series units
        stock common preferred plc pty
        """);

    /// <summary>Common nouns with which a sentence starts, and which no name after an abbreviation has.</summary>
    public static readonly WordSet Subjects = new("""
        officials analysts critics experts exports imports sales shares prices profits earnings revenues investors traders lawyers attorneys
        prosecutors researchers scientists economists supporters opponents lawmakers residents witnesses companies consumers people men women
        children students
        """);
}

namespace Pipeline;

/// <summary>How much of a quotation is in the speaker's own words; or, for words in quotation marks that nobody is reported to say, what they are.</summary>
public enum QuoteKind
{
    /// <summary>All of it stands inside quotation marks.</summary>
    Direct,

    /// <summary>Some of it stands inside quotation marks: <i>he had a “productive conversation”</i>.</summary>
    Mixed,

    /// <summary>None of it does: <i>she said that talks would go on</i>.</summary>
    Indirect,

    /// <summary>Not speech: the title of a work.</summary>
    Title,

    /// <summary>Not speech: a nickname within a name.</summary>
    Nickname,

    /// <summary>Not speech: a term, or words that the writer keeps at a distance.</summary>
    Term,

    /// <summary>Not speech: a quotation mark without its partner. The span is the mark.</summary>
    Unpaired,
}

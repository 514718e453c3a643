namespace Pipeline.TagQuotes;

/// <summary>How a speaker was found.</summary>
internal enum ResolutionMethod : byte
{
    /// <summary>There is no speaker.</summary>
    None,

    /// <summary>The mention is a name, and its fullest form.</summary>
    Name,

    /// <summary>The mention is a short form of a name that stands elsewhere in full.</summary>
    FullerName,

    /// <summary>A pronoun, by the nearest person that fits.</summary>
    Pronoun,

    /// <summary>"the official", by the mention that introduced it.</summary>
    Role,

    /// <summary>"who", by the noun before it.</summary>
    Relative,

    /// <summary>A phrase without a name, taken as it stands.</summary>
    Phrase,

    /// <summary>No cue: the speaker of the quotation before.</summary>
    Previous,

    /// <summary>No cue: whoever its sentence names.</summary>
    Subject,

    /// <summary>"the board's report", "the statement": whoever put the document out.</summary>
    Issuer,
}

namespace Pipeline.TagQuotes;

/// <summary>What introduces the content after a cue.</summary>
internal enum ContentOpening : byte
{
    /// <summary>Nothing: <i>said it was late</i>.</summary>
    Bare,

    /// <summary>"that", which is not part of the content.</summary>
    That,

    /// <summary>A question word, which is.</summary>
    Question,

    /// <summary>"to" and a verb.</summary>
    Infinitive,

    /// <summary>A quotation mark.</summary>
    Quoted,

    /// <summary>A colon.</summary>
    Colon,
}

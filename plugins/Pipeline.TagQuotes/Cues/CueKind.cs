namespace Pipeline.TagQuotes;

/// <summary>How a cue stands to its source.</summary>
internal enum CueKind : byte
{
    /// <summary><i>Smith said …</i>, also after its content.</summary>
    SubjectVerb,

    /// <summary><i>“…,” said Smith</i>.</summary>
    Inverted,

    /// <summary><i>…, saying that …</i> and <i>… and added that …</i>: the source is the subject of what comes before.</summary>
    Dependent,

    /// <summary><i>according to Smith</i>.</summary>
    According,

    /// <summary><i>BERG: …</i>: the speaker's name and a colon start the paragraph.</summary>
    Label,
}

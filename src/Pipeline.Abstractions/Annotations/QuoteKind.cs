namespace Pipeline;

/// <summary>How much of a quotation is in the speaker's own words.</summary>
public enum QuoteKind
{
    /// <summary>All of it stands inside quotation marks.</summary>
    Direct,

    /// <summary>Some of it stands inside quotation marks: <i>he had a “productive conversation”</i>.</summary>
    Mixed,

    /// <summary>None of it does: <i>she said that talks would go on</i>.</summary>
    Indirect,
}

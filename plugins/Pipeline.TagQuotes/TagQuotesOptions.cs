using System.ComponentModel;

namespace Pipeline.TagQuotes;

/// <summary>The options of <c>tag-quotes</c>.</summary>
public sealed class TagQuotesOptions
{
    /// <summary>Whether reported speech without quotation marks is tagged too.</summary>
    [Description("Whether reported speech without quotation marks is tagged too: she said that talks would go on.")]
    public bool Indirect { get; set; } = true;

    /// <summary>Whether a quotation whose speaker is not known is kept.</summary>
    [Description("Whether a quotation whose speaker is not known is kept, with no speaker.")]
    public bool Unattributed { get; set; } = true;
}

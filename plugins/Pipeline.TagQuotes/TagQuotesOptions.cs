using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

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

    /// <summary>Whether words in quotation marks that nobody is reported to say are kept too.</summary>
    [Description("Whether words in quotation marks that are no speech are kept too, as kinds of their own: title, nickname, term, and unpaired for a mark without its partner.")]
    public bool NotSpeech { get; set; }

    /// <summary>The least confidence of a quotation that is kept, in [0, 1].</summary>
    [Description("The least confidence of a quotation that is kept, from 0 (all that are found) to 1.")]
    [Range(0.0, 1.0)]
    public double MinConfidence { get; set; }
}

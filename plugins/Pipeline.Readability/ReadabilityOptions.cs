using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Readability;

/// <summary>Options of the <c>readability</c> stage: the keys under <c>with:</c>, in kebab-case.</summary>
public sealed class ReadabilityOptions
{
    /// <summary>How fast the reader reads silently. 238 is the mean for English non-fiction in Brysbaert (2019), "How many words do
    /// we read per minute? A review and meta-analysis of reading rate".</summary>
    [Range(50, 1000)]
    [Description("How many words the reader reads in a minute. 238 is the mean for English non-fiction (Brysbaert 2019).")]
    public int WordsPerMinute { get; set; } = 238;

    /// <summary>Whether each sentence is scored, beside the document.</summary>
    [Description("Whether each sentence is scored, beside the document.")]
    public bool Sentences { get; set; } = true;
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Summarize;

/// <summary>What the stage <c>summarize</c> can be told.</summary>
public sealed class SummarizeOptions
{
    /// <summary>The most sentences that a summary may have.</summary>
    [Range(1, 100)]
    [Description("The most sentences in a summary, 1 to 100.")]
    public int Sentences { get; set; } = 3;

    /// <summary>The most words that a summary may have; 0 for no limit.</summary>
    [Range(0, 100_000)]
    [Description("The most words in a summary; 0 for no limit. A sentence that does not fit is left out whole.")]
    public int Words { get; set; }

    /// <summary>How the sentences are chosen.</summary>
    [Description("How sentences are chosen: news (position, centrality, facts, no repeats) or lead (the first ones).")]
    public SummaryMethod Method { get; set; } = SummaryMethod.News;
}

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

    /// <summary>The most characters that a summary may have, in UTF-16 code units; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    [Description("The most characters in a summary, with one between two sentences; 0 for no limit. A sentence that does not fit is left out whole.")]
    public int Characters { get; set; }

    /// <summary>How the sentences are chosen.</summary>
    [Description("How sentences are chosen: news (position, centrality, facts, no repeats), lead (the first ones), or a classic by its paper.")]
    public SummaryMethod Method { get; set; } = SummaryMethod.News;

    /// <summary>What the method <c>news</c> weighs its features by.</summary>
    [Description("For the method news: trained (learned from news and their highlights) or none (written by hand).")]
    public SummaryWeights Weights { get; set; } = SummaryWeights.Trained;

    /// <summary>Whether a name is put beside a pronoun that opens a picked sentence.</summary>
    [Description("Whether a picked sentence that starts with he, she, his or her gets the name in brackets, by a recorded edit of the text.")]
    public bool Resolve { get; set; }
}

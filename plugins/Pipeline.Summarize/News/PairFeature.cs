namespace Pipeline.Summarize.News;

/// <summary>What <c>news</c> looks at in two sentences of one summary; the order is that of the weights.</summary>
internal enum PairFeature
{
    /// <summary>The likeness of the two.</summary>
    Cosine,

    /// <summary>How much of what they cover both cover.</summary>
    SharedCoverage,

    /// <summary>One follows the other in the article.</summary>
    Adjacent,

    /// <summary>The product of their lengths: with the lengths themselves, a square of the summary's length.</summary>
    Lengths,

    /// <summary>Both are mostly quotation.</summary>
    BothQuoted,

    /// <summary>How many there are.</summary>
    Count,
}

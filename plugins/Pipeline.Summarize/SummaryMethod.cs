namespace Pipeline.Summarize;

/// <summary>How the sentences of a summary are chosen.</summary>
public enum SummaryMethod
{
    /// <summary>Position, centrality, length and facts, without repeats and without sentences that do not stand alone.</summary>
    News,

    /// <summary>The first sentences of the article.</summary>
    Lead,
}

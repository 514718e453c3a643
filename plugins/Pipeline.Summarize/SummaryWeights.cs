namespace Pipeline.Summarize;

/// <summary>How much the features of the method <c>news</c> count.</summary>
public enum SummaryWeights
{
    /// <summary>As was learned from news articles and their highlights.</summary>
    Trained,

    /// <summary>As was written by hand: nothing is learned from any text.</summary>
    None,
}

namespace Pipeline.Readability;

/// <summary>What a score is about.</summary>
public enum ReadabilityScope
{
    /// <summary>The whole document.</summary>
    Document,

    /// <summary>One sentence.</summary>
    Sentence,
}

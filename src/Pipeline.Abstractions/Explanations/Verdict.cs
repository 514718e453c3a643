namespace Pipeline;

/// <summary>What a stage made of something.</summary>
public enum Verdict
{
    /// <summary>It is in the result as it was found.</summary>
    Kept,

    /// <summary>It is not in the result.</summary>
    Dropped,

    /// <summary>It is in the result otherwise than it was found: repaired, joined, cut.</summary>
    Changed,

    /// <summary>It was chosen among candidates, or worked out: a title, a speaker.</summary>
    Decided,
}

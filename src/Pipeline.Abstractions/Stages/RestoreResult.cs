namespace Pipeline;

/// <summary>What an export found of its results at the start of a run.</summary>
public enum RestoreResult
{
    /// <summary>They are as the token says, or start anew as asked.</summary>
    Restored,

    /// <summary>The records are there, and what stands around them is out of date, such as the title of a page: to be compacted when the run ends.</summary>
    Outdated,

    /// <summary>They are gone, or were changed by somebody else.</summary>
    Missing,
}

namespace Pipeline.Engine.Execution;

/// <summary>What came of a stage and a document.</summary>
public enum StageResult
{
    /// <summary>The stage ran.</summary>
    Ran,

    /// <summary>Its <c>when</c> was not met: the document went by.</summary>
    PassedBy,

    /// <summary>The stage ran and dropped the document.</summary>
    Skipped,

    /// <summary>The stage failed.</summary>
    Failed,
}

namespace Pipeline.Engine.Planning;

/// <summary>What becomes of a document when a stage fails on it.</summary>
public enum OnError
{
    /// <summary>The document is set aside with the reason, and the run goes on. The default.</summary>
    Quarantine,

    /// <summary>The document goes on to the next stage as it was before this one.</summary>
    Skip,

    /// <summary>The run stops.</summary>
    Stop,
}

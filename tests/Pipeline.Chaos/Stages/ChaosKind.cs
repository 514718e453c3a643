namespace Pipeline.Chaos.Stages;

/// <summary>What a stage of other people may do.</summary>
public enum ChaosKind
{
    /// <summary>Throws.</summary>
    Throw,

    /// <summary>Throws what a cancellation throws, though nobody cancelled.</summary>
    Cancel,

    /// <summary>Says that memory ran out.</summary>
    OutOfMemory,

    /// <summary>Never returns, and does not look at its token.</summary>
    Hang,

    /// <summary>Takes memory until there is none.</summary>
    Allocate,

    /// <summary>Provides an annotation beyond the end of the text.</summary>
    Span,

    /// <summary>Returns null.</summary>
    Nothing,

    /// <summary>Writes to the document's bytes, which nobody may.</summary>
    Write,

    /// <summary>Overflows the stack: the runtime ends the process.</summary>
    Overflow,

    /// <summary>Ends the process.</summary>
    FailFast,

    /// <summary>Faults in native code: the system ends the process.</summary>
    Native,
}

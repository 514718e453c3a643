namespace Pipeline.Processes;

/// <summary>Why a child process answers no more.</summary>
internal enum ChildFailure
{
    /// <summary>It ended, closed its output, or wrote what the protocol does not have.</summary>
    Broke,

    /// <summary>It took more memory than it may.</summary>
    OutOfMemory,

    /// <summary>It was ended since a document took too long or was given up, or since the worker has no more use for it.</summary>
    Ended,

    /// <summary>It could not be started.</summary>
    NotStarted,
}

namespace Pipeline.Engine.Execution;

/// <summary>Why a document could not be processed: facts for a person, without a stack trace.</summary>
public sealed record DocumentFailure
{
    /// <summary>The document.</summary>
    public required DocumentId Id { get; init; }

    /// <summary>The id of the stage that failed; <c>source</c> when the document could not be read.</summary>
    public required string Stage { get; init; }

    /// <summary>The line of the stage in the pipeline file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>What went wrong, in one sentence or two.</summary>
    public required string Message { get; init; }

    /// <summary>How many times the stage was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>What was thrown, for the log; null when the stage broke its contract.</summary>
    public Exception? Exception { get; init; }
}

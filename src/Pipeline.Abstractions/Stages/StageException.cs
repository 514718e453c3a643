namespace Pipeline;

/// <summary>A stage could not process a document. The message is shown to people without a stack trace: say what was expected
/// and what came. The engine adds the document, the stage and its line in YAML.</summary>
public sealed class StageException : Exception
{
    /// <summary>A failure without further facts.</summary>
    public StageException()
        : this("The stage failed and gave no reason.")
    {
    }

    /// <summary>A failure for the reason given.</summary>
    /// <param name="message">What was expected, what came, how to fix it.</param>
    public StageException(string message)
        : base(message)
    {
    }

    /// <summary>A failure for the reason given, caused by another.</summary>
    /// <param name="message">What was expected, what came, how to fix it.</param>
    /// <param name="innerException">The cause; kept for the log.</param>
    public StageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Where in the text, when the failure has a place.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>Whether the same document may well succeed later: a time-out, a lost connection. Retried where YAML says <c>retry</c>.</summary>
    public bool IsTransient { get; init; }
}

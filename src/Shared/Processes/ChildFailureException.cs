namespace Pipeline.Processes;

/// <summary>A child process gave no answer.</summary>
/// <param name="failure">In which way.</param>
/// <param name="message">What happened, as a sentence that has <c>it</c> for the process.</param>
/// <param name="others">How many other requests were in its hands then.</param>
internal sealed class ChildFailureException(ChildFailure failure, string message, int others) : Exception(message)
{
    public ChildFailure Failure { get; } = failure;

    /// <summary>Other requests that it had then: with any, it cannot be said which one did it.</summary>
    public int Others { get; } = others;
}

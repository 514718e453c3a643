namespace Pipeline.Summarize.Llm.Clients;

/// <summary>A model gave no answer that can be used.</summary>
/// <param name="message">What happened, without the key and without text of the article.</param>
/// <param name="isTransient">Whether the same request may well succeed later.</param>
/// <param name="inner">The cause.</param>
internal sealed class ChatFailureException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    public bool IsTransient => isTransient;

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

namespace Pipeline.Testing;

/// <summary>A span is not what a test expected. Every test framework takes it for a failed assertion.</summary>
public sealed class SpanAssertionException : Exception
{
    /// <summary>A failure without further facts.</summary>
    public SpanAssertionException()
        : this("A span is not what was expected.")
    {
    }

    /// <summary>A failure for the reason given.</summary>
    /// <param name="message">What was expected, what came.</param>
    public SpanAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>A failure for the reason given, caused by another.</summary>
    /// <param name="message">What was expected, what came.</param>
    /// <param name="innerException">The cause.</param>
    public SpanAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

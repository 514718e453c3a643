namespace Pipeline.Testing;

/// <summary>A stage does not conform; the message lists every violation.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>A failure without a report.</summary>
    public ConformanceException()
        : this("The stage does not conform.")
    {
    }

    /// <summary>A failure for the reason given.</summary>
    /// <param name="message">The reason.</param>
    public ConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>A failure for the reason given, caused by another.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="innerException">The cause.</param>
    public ConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A stage that broke rules.</summary>
    /// <param name="report">What was found.</param>
    public ConformanceException(ConformanceReport report)
        : base(report?.ToString()) =>
        Report = report;

    /// <summary>What was found; null when the exception was made without it.</summary>
    public ConformanceReport? Report { get; }
}

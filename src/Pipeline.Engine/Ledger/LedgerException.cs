namespace Pipeline.Engine.Ledger;

/// <summary>The ledger cannot be used; the message says why and what to do.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>A failure without further facts.</summary>
    public LedgerException()
    {
    }

    /// <summary>A failure for the reason given.</summary>
    /// <param name="message">What is wrong, and how to mend it.</param>
    public LedgerException(string message)
        : base(message)
    {
    }

    /// <summary>A failure caused by another.</summary>
    /// <param name="message">What is wrong, and how to mend it.</param>
    /// <param name="innerException">The cause.</param>
    public LedgerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

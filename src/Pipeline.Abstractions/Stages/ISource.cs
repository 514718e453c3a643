namespace Pipeline;

/// <summary>Where documents come from.</summary>
public interface ISource
{
    /// <summary>How many documents there are; null when that is not known, or not yet. For progress only; may be read from any thread.</summary>
    long? Count => null;

    /// <summary>The documents, in an order that is the same for the same content of the source.</summary>
    /// <param name="cancellationToken">Signalled when the worker stops.</param>
    IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken);
}

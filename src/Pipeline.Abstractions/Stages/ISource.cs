namespace Pipeline;

/// <summary>Where documents come from.</summary>
public interface ISource
{
    /// <summary>How many documents there are, once <see cref="ReadAsync"/> has yielded the first; null when that is not known. For progress only.</summary>
    long? Count => null;

    /// <summary>The documents, in an order that is the same for the same content of the source.</summary>
    /// <param name="cancellationToken">Signalled when the worker stops.</param>
    IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken);
}

namespace Pipeline;

/// <summary>Implemented by a stage that can say why: what it kept, what it dropped, what it decided. <c>pipeline inspect</c> asks it.</summary>
/// <remarks>A stage that nobody asks pays nothing: one method does the work and takes the list or null.
/// <code>
/// public ValueTask&lt;Document&gt; ProcessAsync(Document document, CancellationToken token) => new(Run(document, decisions: null));
/// public ValueTask&lt;Document&gt; ExplainAsync(Document document, ICollection&lt;Decision&gt; decisions, CancellationToken token) => new(Run(document, decisions));
/// </code></remarks>
public interface IExplainedStage : IStage
{
    /// <summary>Does exactly what <see cref="IStage.ProcessAsync"/> does, and says why.</summary>
    /// <param name="document">The document as the stages before have left it.</param>
    /// <param name="decisions">Receives what was decided, in any order.</param>
    /// <param name="cancellationToken">Signalled when the document's time is up or the worker stops.</param>
    /// <returns>What <see cref="IStage.ProcessAsync"/> returns for the same document.</returns>
    ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken);
}

namespace Pipeline;

/// <summary>One step of a pipeline: takes a document, returns the next one.</summary>
/// <remarks>
/// Made by dependency injection, once per lane; an instance sees one document at a time unless its class says
/// <see cref="SharedAttribute"/>. A stage that drops a document returns <see cref="Document.Skip"/>; a stage that fails throws,
/// best a <see cref="StageException"/>. Cancellation is not a failure: let <see cref="OperationCanceledException"/> pass.
/// </remarks>
public interface IStage
{
    /// <summary>Runs the stage on one document. Work that does not wait completes synchronously.</summary>
    /// <param name="document">The document as the stages before have left it.</param>
    /// <param name="cancellationToken">Signalled when the document's time is up or the worker stops.</param>
    /// <returns>The same document, or a changed one.</returns>
    ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken);
}

using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>Stands for a stage that runs in another process.</summary>
/// <param name="id">The id of the stage.</param>
/// <param name="process">Where it runs.</param>
internal sealed class IsolatedStage(string id, StageSlot process) : IStage
{
    /// <summary>Starts the process where there is none: that is no part of the time that a document may take.</summary>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await process.PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChildFailureException)
        {
            // The document is told, when it is sent.
        }
    }

    public async ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        try
        {
            return await process.RunAsync(id, document, cancellationToken).ConfigureAwait(false);
        }
        catch (ChildFailureException failure)
        {
            throw new IsolatedStageException($"It took its process down: {failure.Message}.", isTransient: false, innerException: failure);
        }
    }
}

namespace Pipeline.Chaos.Stages;

/// <summary>The same, of one instance for all lanes.</summary>
[Stage("shared-chaos", "Misbehaves on documents whose name contains a marker, from one instance for all lanes"), Shared]
internal sealed class SharedChaosStage(ChaosOptions options, PipelineContext context) : IStage
{
    private readonly ChaosStage _stage = new(options, context);

    /// <inheritdoc/>
    public async ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);
        return await _stage.ProcessAsync(document, cancellationToken);
    }
}

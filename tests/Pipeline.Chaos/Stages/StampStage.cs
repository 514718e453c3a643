namespace Pipeline.Chaos.Stages;

/// <summary>Writes a text into the metadata, so that a record tells which plan it was made by.</summary>
[Stage("stamp", "Writes a text into the metadata of every document")]
internal sealed class StampStage(StampOptions options) : IStage
{
    /// <inheritdoc/>
    public async ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        if (options.Pause > TimeSpan.Zero)
            await Task.Delay(options.Pause, cancellationToken);
        return document.WithMetadata("stamp", options.Text);
    }
}

namespace Pipeline.Engine.Execution;

/// <summary>A stage of one run that is asked for its reasons; what it says is collected here.</summary>
/// <remarks>For runs over one document: not thread-safe.</remarks>
/// <param name="stage">The id of the stage.</param>
public sealed class Inspection(string stage)
{
    private readonly List<Decision> _decisions = [];

    /// <summary>The id of the stage.</summary>
    public string Stage => stage;

    /// <summary>What it decided, as it came; of a stage that was retried, the last attempt.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>What the stage returned, be it a document that it skips; null when it has not run.</summary>
    public Document? Result { get; private set; }

    internal async ValueTask<Document> RunAsync(IExplainedStage explained, Document document, CancellationToken cancellationToken)
    {
        _decisions.Clear();
        return Result = await explained.ExplainAsync(document, _decisions, cancellationToken);
    }
}

namespace Pipeline.Testing;

/// <summary>Asks a stage why, in place of running it, so that what it returns can be compared.</summary>
internal sealed class ExplainingStage(IExplainedStage stage) : IStage, IAsyncDisposable
{
    /// <summary>A span that no text has room for; null when all decisions so far have good ones.</summary>
    public string? Misplaced { get; private set; }

    public async ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var decisions = new List<Decision>();
        var result = await stage.ExplainAsync(document, decisions, cancellationToken);
        foreach (var decision in decisions)
        {
            if (!Fits(decision.Span, result.Text) || !Fits(decision.Original, result.Original) || decision.Candidates.Any(candidate => !Fits(candidate.Span, result.Text)))
                Misplaced = $"`{decision.Subject}` ({decision.Reason}) at {decision.Span?.ToString() ?? "-"}, in the original at {decision.Original?.ToString() ?? "-"}";
        }

        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (stage is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            (stage as IDisposable)?.Dispose();
    }

    private static bool Fits(TextSpan? span, string text) => span is not { } found || (found.Start >= 0 && found.Start <= found.End && found.End <= text.Length);
}

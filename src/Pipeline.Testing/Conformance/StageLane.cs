using System.Globalization;

namespace Pipeline.Testing;

/// <summary>One instance of a stage, which gets a new one in its place when it does not come back in time.</summary>
internal sealed class StageLane(Func<IStage> create, TimeSpan limit) : IAsyncDisposable
{
    public IStage Stage { get; private set; } = Create(create);

    public async Task<Outcome> RunAsync(Document document, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        var stage = Stage;
        var running = Task.Run(async () => await stage.ProcessAsync(document, time.Token), CancellationToken.None);
        try
        {
            // A stage that watches its token gets a moment to end by itself; one that does not is left behind.
            var result = await running.WaitAsync(limit + TimeSpan.FromSeconds(1), CancellationToken.None);
            var isLate = time.IsCancellationRequested && !cancellationToken.IsCancellationRequested;
            return isLate ? new Outcome { IsLate = true } : new Outcome { Result = result };
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            Stage = Create(create);
            return new Outcome { IsLate = true };
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            return cancellationToken.IsCancellationRequested ? new Outcome { IsCancelled = true } : new Outcome { IsLate = true };
        }
        catch (Exception exception)
        {
            return new Outcome { Exception = exception };
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Stage is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else if (Stage is IDisposable disposable)
            disposable.Dispose();
    }

    private static IStage Create(Func<IStage> create) =>
        create() ?? throw new InvalidOperationException("The function that makes the stage returned null.");

    /// <summary>What came of one call: one of the four.</summary>
    internal sealed record Outcome
    {
        public Document? Result { get; init; }

        public Exception? Exception { get; init; }

        public bool IsLate { get; init; }

        public bool IsCancelled { get; init; }

        public bool IsRefusal => Exception is StageException || Result?.SkipReason is not null;

        /// <summary>What differs between two outcomes of one document, as the rest of a sentence; null when nothing does.</summary>
        public string? DifferenceTo(Outcome other)
        {
            if (Result is not null && other.Result is not null)
                return DocumentDifference.Between(Result, other.Result);
            var same = Result is null == other.Result is null && Exception?.GetType() == other.Exception?.GetType() && IsLate == other.IsLate && IsCancelled == other.IsCancelled;
            return same ? null : string.Create(CultureInfo.InvariantCulture, $"{this} first, {other} then");
        }

        public override string ToString() =>
            IsLate ? "no result in time"
            : IsCancelled ? "cancellation"
            : Exception is not null ? $"{Exception.GetType().Name} ({Exception.Message})"
            : Result is null ? "null"
            : Result.SkipReason is not null ? "a skipped document" : "a document";
    }
}

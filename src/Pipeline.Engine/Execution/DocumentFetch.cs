using System.Security.Cryptography;
using Pipeline.Engine.Planning;
using Polly;
using Polly.Retry;

namespace Pipeline.Engine.Execution;

/// <summary>Reads the bytes of documents, again after failures that may pass. Thread-safe.</summary>
internal sealed class DocumentFetch(TimeProvider time)
{
    private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = RetryOptions.Default.Attempts,
            Delay = RetryOptions.Default.Delay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } exception && MayPass(exception)),
        })
        .Build();

    /// <summary>The document with its bytes, or with the reason why they could not be read.</summary>
    /// <exception cref="OperationCanceledException">The run stops.</exception>
    public async ValueTask<WorkItem> ReadAsync(WorkItem work, CancellationToken cancellationToken)
    {
        var reads = 0;
        try
        {
            ReadOnlyMemory<byte> content;
            try
            {
                reads++;
                content = await work.Item.ReadAsync(cancellationToken);
            }
            catch (Exception exception) when (MayPass(exception) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(RetryOptions.Default.Delay, time, cancellationToken);
                content = await _retry.ExecuteAsync(
                    token =>
                    {
                        reads++;
                        return work.Item.ReadAsync(token);
                    },
                    cancellationToken);
            }

            var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
            return work with { Content = content, Sha256 = sha256, ContentKey = Execution.ContentKey.Of(work.Item, sha256) };
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever the source made of the cancellation, it is no failure of the document.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            return work with { ReadFailure = exception, Reads = reads };
        }
    }

    /// <summary>Memory that another document takes is free again when that one has failed.</summary>
    private static bool MayPass(Exception exception) => TransientErrors.IsTransient(exception) || exception is OutOfMemoryException;
}

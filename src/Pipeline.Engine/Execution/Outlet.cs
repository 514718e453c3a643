using Pipeline.Engine.Hosting;

namespace Pipeline.Engine.Execution;

/// <summary>Writes results, and waits where they cannot be written: while it waits nothing more is taken in, and nothing is dropped.</summary>
/// <param name="session">Whether it waits, and until when.</param>
/// <param name="observer">Told while it waits.</param>
internal sealed class Outlet(RunSession session, IRunObserver observer)
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_maxDelay = TimeSpan.FromSeconds(5);

    /// <summary>Runs an action until it succeeds; once where the session does not wait, or the cause cannot pass.</summary>
    /// <param name="action">Safe to repeat when it has failed.</param>
    /// <param name="describe">Puts the failure into words.</param>
    /// <returns>Why it cannot be done; null when it is.</returns>
    public async ValueTask<string?> TryAsync(Func<ValueTask> action, Func<Exception, string> describe)
    {
        var delay = s_firstDelay;
        var isBlocked = false;
        while (true)
        {
            try
            {
                await action();
                if (isBlocked)
                    Report(null);
                return null;
            }
            catch (Exception exception)
            {
                session.Heed(exception);
                var reason = describe(exception);
                if (!session.Options.IsContinuous || !OutputErrors.MayPass(exception) || session.Drain.IsCancellationRequested || session.Abort.IsCancellationRequested)
                    return reason;
                if (!isBlocked)
                    Report(reason);
                isBlocked = true;
            }

            await WaitAsync(delay);
            delay = delay * 2 < s_maxDelay ? delay * 2 : s_maxDelay;
        }
    }

    private void Report(string? reason)
    {
        session.Health?.Set(reason is null ? PipelineStatus.Ready : PipelineStatus.Blocked, reason);
        observer.OnBlocked(reason);
    }

    private async Task WaitAsync(TimeSpan delay)
    {
        session.Health?.Beat();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(session.Drain, session.Abort);
        await Task.Delay(delay, session.Time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

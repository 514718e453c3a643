using System.Collections.Concurrent;
using System.Globalization;

namespace Pipeline.Processes;

/// <summary>A place for one process: started when it is needed, and again after it ended. Thread-safe.</summary>
/// <param name="inFlight">How many requests it may have in its hands.</param>
/// <param name="isStrict">Whether a request that ends a process which has answered others is tried once more in a new one: what they left behind may have done it.</param>
internal abstract class ChildSlot<TChild>(int inFlight, bool isStrict) : IAsyncDisposable
    where TChild : class, IChild
{
    /// <summary>However often a process ends at once, it is started again after this at most.</summary>
    private static readonly TimeSpan s_maxPause = TimeSpan.FromSeconds(5);

    private readonly LaneGate _gate = new(inFlight);
    private readonly SemaphoreSlim _starting = new(1);
    private readonly ConcurrentDictionary<string, int> _inHand = new(StringComparer.Ordinal);
    private TChild? _child;
    private int _fruitless;
    private int _answered;
    private int _asked;

    /// <summary>How many requests wait for it or are in its hands.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Its process; null when there is none now.</summary>
    public int? ProcessId => _child is { HasEnded: false } child ? child.ProcessId : null;

    /// <summary>Lets go of the process, and ends it when it does not end by that.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _child, null) is { } child)
            await child.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
        _starting.Dispose();
    }

    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    protected abstract TChild Start();

    /// <summary>Told when the process ended with nothing in its hands.</summary>
    protected abstract void OnEndedIdle(string reason);

    /// <summary>Starts the process where there is none, and waits until it can be asked.</summary>
    /// <exception cref="ChildFailureException">It ended before, or took too long.</exception>
    protected async Task<TChild> ReadyAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_child is { HasEnded: true } ended)
            {
                if (ended.IdleFailure is { } reason)
                    OnEndedIdle(reason);
                _child = null;
                await ended.DisposeAsync().ConfigureAwait(false);
            }

            if (_child is null)
            {
                var pause = TimeSpan.FromMilliseconds(25 * Math.Pow(2, Math.Min(_fruitless, 20))) is var wanted && wanted > s_maxPause ? s_maxPause : wanted;
                if (_fruitless++ > 0)
                    await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
                Volatile.Write(ref _answered, 0);
                _child = Start();
            }

            await _child.ReadyAsync(cancellationToken).ConfigureAwait(false);
            return _child;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Asks. When the process ends with several requests in its hands, each is asked again by itself, so that only the one that ends it fails.</summary>
    /// <param name="name">The document, for what is logged meanwhile.</param>
    /// <param name="ask">Asks the process.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="ChildFailureException">There is no answer, and the document is to blame.</exception>
    protected async Task<T> AskAsync<T>(string name, Func<TChild, Task<T>> ask, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        try
        {
            var alone = false;
            while (true)
            {
                var isAlone = alone;
                var isFirst = false;
                await _gate.EnterAsync(isAlone, cancellationToken).ConfigureAwait(false);
                try
                {
                    if (isAlone && isStrict)
                        await RenewAsync().ConfigureAwait(false);
                    var child = await ReadyAsync(cancellationToken).ConfigureAwait(false);
                    isFirst = Volatile.Read(ref _answered) == 0;
                    return await AskAsync(name, child, ask).ConfigureAwait(false);
                }
                catch (ChildFailureException failure) when (failure.Failure == ChildFailure.Ended || (!isAlone && (failure.Others > 0 || (isStrict && !isFirst))))
                {
                    // Another document took too long; or it cannot be said which one did it.
                    cancellationToken.ThrowIfCancellationRequested();
                    alone = failure.Failure != ChildFailure.Ended;
                }
                finally
                {
                    _gate.Leave(isAlone);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    /// <summary>The documents in its hands, for people.</summary>
    protected string InHand()
    {
        var documents = _inHand.Keys.Order(StringComparer.Ordinal).Take(4).ToArray();
        var more = _inHand.Count - documents.Length;
        return documents.Length switch
        {
            0 => "no document",
            1 => documents[0],
            _ => "one of " + string.Join(", ", documents) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : ""),
        };
    }

    private async Task<T> AskAsync<T>(string name, TChild child, Func<TChild, Task<T>> ask)
    {
        _inHand.TryAdd(name, 0);
        try
        {
            var answer = await ask(child).ConfigureAwait(false);
            Volatile.Write(ref _fruitless, 0);
            Interlocked.Increment(ref _answered);
            return answer;
        }
        finally
        {
            _inHand.TryRemove(name, out _);
        }
    }

    /// <summary>So that the next request finds a process that has answered nobody.</summary>
    private async Task RenewAsync()
    {
        if (Volatile.Read(ref _answered) > 0 && Interlocked.Exchange(ref _child, null) is { } used)
            await used.DisposeAsync().ConfigureAwait(false);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Pipeline.Exec.Wire;
using Pipeline.Processes;

namespace Pipeline.Exec.Children;

/// <summary>A place for one process of the command: started when a document needs it, and again after it ended. Thread-safe.</summary>
internal sealed partial class ExecSlot : IAsyncDisposable
{
    /// <summary>However often a command ends at once, it is started again after this at most.</summary>
    private static readonly TimeSpan s_maxPause = TimeSpan.FromSeconds(5);

    private readonly ExecOptions _options;
    private readonly ChildStart _start;
    private readonly ILogger _logger;
    private readonly LaneGate _gate;
    private readonly SemaphoreSlim _starting = new(1);
    private readonly ConcurrentDictionary<string, int> _inHand = new(StringComparer.Ordinal);
    private ExecChild? _child;
    private int _fruitless;
    private int _asked;

    public ExecSlot(ExecOptions options, ChildStart start, ILogger logger)
    {
        _options = options;
        _start = start with { OnErrorLine = OnErrorLine };
        _logger = logger;
        _gate = new LaneGate(options.InFlight);
    }

    /// <summary>How many documents wait for it or are in its hands.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Its process; null when there is none now.</summary>
    internal int? ProcessId => _child is { HasEnded: false } child ? child.ProcessId : null;

    /// <summary>Asks the command about a document. When the process ends with several in its hands, each is asked about again by itself, so that only the one
    /// that ends it fails.</summary>
    /// <exception cref="StageException">There is no answer, and the document is to blame; or the answer is not as the protocol has it.</exception>
    public async ValueTask<Document> RunAsync(Document document, AnswerReader reader, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        try
        {
            var alone = false;
            while (true)
            {
                var isAlone = alone;
                await _gate.EnterAsync(isAlone, cancellationToken).ConfigureAwait(false);
                try
                {
                    return await AskAsync(document, reader, cancellationToken).ConfigureAwait(false);
                }
                catch (ChildFailureException failure) when (failure.Failure == ChildFailure.Ended || (failure.Others > 0 && !isAlone))
                {
                    // Another document took too long; or it cannot be said which one did it.
                    cancellationToken.ThrowIfCancellationRequested();
                    alone = failure.Failure != ChildFailure.Ended;
                }
                catch (ChildFailureException failure)
                {
                    throw Failure(failure.Message, failure);
                }
                catch (TimeoutException timeout)
                {
                    throw Failure(timeout.Message, timeout);
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

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _child, null) is { } child)
            await child.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
        _starting.Dispose();
    }

    private async Task<Document> AskAsync(Document document, AnswerReader reader, CancellationToken cancellationToken)
    {
        var (child, unit) = await ReadyAsync(cancellationToken).ConfigureAwait(false);
        var offsets = new TextOffsets(document.Text, unit);
        _inHand.TryAdd(document.Id.Value, 0);
        try
        {
            using var answer = await child.AskAsync(document, offsets, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _fruitless, 0);
            return reader.Read(document, answer.Root, offsets);
        }
        finally
        {
            _inHand.TryRemove(document.Id.Value, out _);
        }
    }

    private async Task<(ExecChild Child, OffsetUnit Unit)> ReadyAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_child is { HasEnded: true } ended)
            {
                if (ended.IdleFailure is { } reason)
                    LogEnded(Name, reason);
                _child = null;
                await ended.DisposeAsync().ConfigureAwait(false);
            }

            if (_child is null)
            {
                var pause = TimeSpan.FromMilliseconds(25 * Math.Pow(2, Math.Min(_fruitless, 20))) is var wanted && wanted > s_maxPause ? s_maxPause : wanted;
                if (_fruitless++ > 0)
                    await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
                _child = new ExecChild(_options, _start);
            }

            return (_child, await _child.GreetAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _starting.Release();
        }
    }

    private string Name => string.Join(' ', _options.Command);

    private StageException Failure(string message, Exception cause) => new($"The command `{Name}` gave no answer: {message}.", cause) { IsTransient = true };

    private void OnErrorLine(string line)
    {
        var documents = _inHand.Keys.Order(StringComparer.Ordinal).Take(4).ToArray();
        var count = _inHand.Count;
        var whose = documents.Length == 0 ? "no document"
            : documents.Length == 1 ? documents[0]
            : "one of " + string.Join(", ", documents) + (count > documents.Length ? string.Create(CultureInfo.InvariantCulture, $" and {count - documents.Length} more") : "");
        LogError(whose, Name, line);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Documents}: `{Command}` says: {Line}")]
    private partial void LogError(string documents, string command, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "`{Command}` is started again: {Reason}")]
    private partial void LogEnded(string command, string reason);
}

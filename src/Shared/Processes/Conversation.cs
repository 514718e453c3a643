using System.Globalization;
using System.Text.Json;

namespace Pipeline.Processes;

/// <summary>Requests to a child process and its answers: several at once, in any order, told apart by their <c>id</c>. Thread-safe.</summary>
/// <remarks>Whatever the process does, every request ends: with its answer, with a <see cref="ChildFailureException"/>, or with its cancellation, which ends
/// the process, since nothing else would stop it.</remarks>
internal sealed class Conversation : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly ChildProcess _child;
    private readonly FrameReader _reader;
    private readonly Func<Frame, bool> _onOther;
    private readonly Dictionary<long, TaskCompletionSource<Frame>> _pending = [];
    private readonly Lock _lock = new();
    private readonly Lock _writing = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (ChildFailure Failure, string Message, int Asked)? _failure;
    private (ChildFailure Failure, string Message)? _endedFor;
    private long _last;

    /// <param name="start">The process.</param>
    /// <param name="onOther">Takes a message without an id; false when it is none of the protocol.</param>
    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    public Conversation(ChildStart start, Func<Frame, bool> onOther)
    {
        _onOther = onOther;
        _child = ChildProcess.Start(start);
        _reader = new FrameReader(_child.Output, start.MaxLine, start.MaxPayload);
        new Thread(ReadAll, maxStackSize: 512 * 1024) { IsBackground = true, Name = "child answers" }.Start();
    }

    public int ProcessId => _child.Id;

    /// <inheritdoc cref="ChildProcess.ExitCode"/>
    public int? ExitCode => _child.ExitCode;

    /// <summary>Whether it answers no more.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_lock)
                return _failure is not null;
        }
    }

    /// <summary>What it did, when it ended with no request in its hands and not by <see cref="End"/>; null otherwise.</summary>
    public string? IdleFailure
    {
        get
        {
            lock (_lock)
                return _failure is { Asked: 0, Failure: not ChildFailure.Ended } failure ? failure.Message : null;
        }
    }

    /// <summary>How many requests are in its hands.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    /// <summary>Writes what is no request.</summary>
    /// <exception cref="ChildFailureException">It answers no more.</exception>
    public void Tell(ReadOnlySpan<byte> message) => Write(message, []);

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="write">Makes the message, line break included, for the id that it is given.</param>
    /// <param name="payload">What follows the line; empty for nothing.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="ChildFailureException">It gave no answer.</exception>
    public async Task<Frame> AskAsync(Func<long, ReadOnlyMemory<byte>> write, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<Frame>(TaskCreationOptions.RunContinuationsAsynchronously);
        long id;
        lock (_lock)
        {
            ThrowIfEnded();
            id = ++_last;
            _pending.Add(id, answer);
        }

        await using var registration = cancellationToken.UnsafeRegister(static state => ((Conversation)state!).End(ChildFailure.Ended, "it was ended, since a document took too long or was given up"), this);
        try
        {
            Write(write(id).Span, payload.Span);
        }
        catch (ChildFailureException)
        {
            // Most often it has ended, and the reader says how.
            _ = EndLaterAsync();
        }
        catch
        {
            lock (_lock)
                _pending.Remove(id);
            throw;
        }

        try
        {
            return await answer.Task.ConfigureAwait(false);
        }
        catch (ChildFailureException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Ends the process, and with it every request that it has.</summary>
    /// <param name="failure">What its requests are told.</param>
    /// <param name="message">Why, as a sentence that has <c>it</c> for the process.</param>
    public void End(ChildFailure failure, string message)
    {
        lock (_lock)
            _endedFor ??= (failure, message);
        _child.Kill();
    }

    /// <summary>Closes its input, and ends it when it does not end by that.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
            _endedFor ??= (ChildFailure.Ended, "it was ended with the pipeline");
        await _child.CloseAsync().ConfigureAwait(false);

        // What it has started and left behind may hold its output open.
        await Task.WhenAny(_ended.Task, Task.Delay(s_patience)).ConfigureAwait(false);
        await _child.DisposeAsync().ConfigureAwait(false);
    }

    private void Write(ReadOnlySpan<byte> line, ReadOnlySpan<byte> payload)
    {
        try
        {
            lock (_writing)
            {
                _child.Input.Write(line);
                if (!payload.IsEmpty)
                    _child.Input.Write(payload);
                _child.Input.Flush();
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            throw new ChildFailureException(ChildFailure.Broke, "it reads no more", others: 0);
        }
    }

    private void ReadAll()
    {
        string? lie = null;
        try
        {
            while (_reader.Read() is { } frame)
                Deliver(frame);
        }
        catch (ProtocolException exception)
        {
            lie = exception.Message;
            _child.Kill();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It broke off; how, its end tells.
        }

        try
        {
            Fail(lie);
        }
        catch (InvalidOperationException)
        {
            // Disposed of in the meantime: nobody waits any more.
        }

        _ended.TrySetResult();
    }

    private void Deliver(Frame frame)
    {
        if (!frame.Root.TryGetProperty("id", out var number))
        {
            if (!_onOther(frame))
                throw new ProtocolException("it wrote a message without an `id`");
            return;
        }

        if (number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out var id))
            throw new ProtocolException($"it answered with an `id` that is no whole number: `{number.GetRawText()[..Math.Min(40, number.GetRawText().Length)]}`");
        TaskCompletionSource<Frame>? asked;
        long last;
        lock (_lock)
        {
            _pending.Remove(id, out asked);
            last = _last;
        }

        if (asked is null)
        {
            throw new ProtocolException(string.Create(
                CultureInfo.InvariantCulture, $"{(id >= 1 && id <= last ? "it answered a document twice" : "it answered a document that it was not given")}, `id` {id}"));
        }

        asked.SetResult(frame);
    }

    private void Fail(string? lie)
    {
        var epitaph = _child.Epitaph();
        List<TaskCompletionSource<Frame>> asked;
        (ChildFailure Failure, string Message, int Asked) failure;
        lock (_lock)
        {
            asked = [.. _pending.Values];
            _pending.Clear();
            failure = _child.IsOutOfMemory ? (ChildFailure.OutOfMemory, epitaph, asked.Count)
                : lie is not null ? (ChildFailure.Broke, lie, asked.Count)
                : _endedFor is { } end ? (end.Failure, end.Message, asked.Count)
                : (ChildFailure.Broke, epitaph, asked.Count);
            _failure = failure;
        }

        foreach (var one in asked)
            one.SetException(new ChildFailureException(failure.Failure, failure.Message, failure.Asked - 1));
    }

    private async Task EndLaterAsync()
    {
        await Task.Delay(s_patience).ConfigureAwait(false);
        if (!HasEnded)
            End(ChildFailure.Broke, "it closed its standard input and went on");
    }

    /// <summary>Who asks then was not in its hands.</summary>
    private void ThrowIfEnded()
    {
        if (_failure is { } failure)
            throw new ChildFailureException(ChildFailure.Ended, failure.Message, failure.Asked);
    }
}

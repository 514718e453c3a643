using System.Text.Json;
using Pipeline.Exec.Wire;
using Pipeline.Processes;

namespace Pipeline.Exec.Children;

/// <summary>One running command, greeted.</summary>
internal sealed class ExecChild : IChild
{
    private readonly Conversation _conversation;
    private readonly ExecOptions _options;
    private readonly TaskCompletionSource<OffsetUnit> _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    public ExecChild(ExecOptions options, ChildStart start)
    {
        _options = options;
        if (options.Offsets is { } unit)
            _greeted.SetResult(unit);
        _conversation = new Conversation(start, OnOther);
        try
        {
            _conversation.Tell(RequestWriter.Hello(options).Span);
        }
        catch (ChildFailureException)
        {
            // The first document hears of it, with the reason.
        }
    }

    public bool HasEnded => _conversation.HasEnded;

    public int ProcessId => _conversation.ProcessId;

    public int? ExitCode => _conversation.ExitCode;

    public string? IdleFailure => _conversation.IdleFailure;

    /// <summary>What its offsets count, once it is ready.</summary>
    public OffsetUnit Unit => _greeted.Task.Result;

    /// <inheritdoc/>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (_greeted.Task.IsCompletedSuccessfully)
            return;
        var end = DateTime.UtcNow + _options.StartWithin;
        while (true)
        {
            var waited = await Task.WhenAny(_greeted.Task, Task.Delay(50, cancellationToken)).ConfigureAwait(false);
            if (waited == _greeted.Task)
                return;
            cancellationToken.ThrowIfCancellationRequested();
            if (_conversation.HasEnded)
                throw new ChildFailureException(ChildFailure.Broke, _conversation.IdleFailure ?? "it was ended", others: 0);
            if (DateTime.UtcNow > end)
            {
                var message = $"it has not answered the greeting within {Durations.Of(_options.StartWithin)}: answer the line of type `hello` with one of that type, or say what its `offsets` count";
                _conversation.End(ChildFailure.Broke, message);
                throw new ChildFailureException(ChildFailure.Broke, message, others: 0);
            }
        }
    }

    /// <exception cref="ChildFailureException">It gave no answer.</exception>
    public async Task<Frame> AskAsync(Document document, TextOffsets offsets, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.AnswerWithin);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _conversation.AskAsync(id => RequestWriter.Document(id, document, _options, offsets), default, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"it has not answered within {Durations.Of(_options.AnswerWithin)}, and was ended", exception);
        }
    }

    public ValueTask DisposeAsync() => _conversation.DisposeAsync();

    /// <summary>Takes the answer to the greeting.</summary>
    private bool OnOther(Frame frame)
    {
        using (frame)
        {
            if (!frame.Root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("hello"u8))
                return false;
            if (frame.Root.TryGetProperty("version", out var version) && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == RequestWriter.Version))
                throw new ProtocolException($"it speaks version {version.GetRawText()} of the protocol, and this program version {RequestWriter.Version}");
            var unit = UnitOf(frame.Root);
            if (_options.Offsets is { } known && unit is not null && unit != known)
                throw new ProtocolException($"its offsets count {TextOffsets.Words(unit.Value)}, and the pipeline file says {TextOffsets.Words(known)}");
            if (!_greeted.TrySetResult(unit ?? OffsetUnit.Utf16) && _options.Offsets is null)
                throw new ProtocolException("it answered the greeting twice");
            return true;
        }
    }

    private static OffsetUnit? UnitOf(JsonElement hello)
    {
        if (!hello.TryGetProperty("offsets", out var name))
            return null;
        foreach (var unit in Enum.GetValues<OffsetUnit>())
        {
            if (name.ValueKind == JsonValueKind.String && name.ValueEquals(RequestWriter.NameOf(unit)))
                return unit;
        }

        throw new ProtocolException($"its offsets count `{name}`: expected `utf16`, `codepoint` or `utf8`");
    }
}

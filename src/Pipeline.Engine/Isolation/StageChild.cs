using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Isolation.Wire;
using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>One process that runs stages.</summary>
/// <remarks>Where it has one document in its hands at a time, both sides keep the last one, and only what has changed crosses.</remarks>
internal sealed class StageChild : IChild
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(1);

    private readonly Conversation _conversation;
    private readonly DocumentCodec _codec;
    private readonly ILoggerFactory _loggers;
    private readonly bool _keepsLast;
    private readonly string _memory;
    private readonly TaskCompletionSource<JsonElement> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ByteWriter _writer = new();
    private Document? _last;

    public StageChild(ChildStart start, StageHello hello, DocumentCodec codec, ILoggerFactory loggers, bool keepsLast)
    {
        _codec = codec;
        _loggers = loggers;
        _keepsLast = keepsLast;
        _memory = new ByteSize(start.MaxMemory!.Value).ToString();
        _conversation = new Conversation(start, OnOther);
        try
        {
            _conversation.Tell([.. JsonSerializer.SerializeToUtf8Bytes(hello, StageHello.Format), (byte)'\n']);
        }
        catch (ChildFailureException)
        {
            // Whoever waits for it hears of it, with the reason.
        }
    }

    public int ProcessId => _conversation.ProcessId;

    public bool HasEnded => _conversation.HasEnded;

    public string? IdleFailure => _conversation.IdleFailure;

    /// <inheritdoc/>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        var end = DateTime.UtcNow + s_startLimit;
        while (!_ready.Task.IsCompleted)
        {
            await Task.WhenAny(_ready.Task, Task.Delay(50, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (_ready.Task.IsCompleted)
                break;
            if (_conversation.HasEnded)
                throw new ChildFailureException(ChildFailure.Broke, _conversation.IdleFailure ?? "it was ended", others: 0);
            if (DateTime.UtcNow > end)
            {
                _conversation.End(ChildFailure.Broke, "it did not start within a minute");
                throw new ChildFailureException(ChildFailure.Broke, "it did not start within a minute", others: 0);
            }
        }

        if (_ready.Task.Result.TryGetProperty("error", out var error))
            throw new ChildFailureException(ChildFailure.NotStarted, $"it could not load the pipeline: {error.GetString()}", others: 0);
    }

    /// <summary>Why a stage could not be made there; null when it could. For a process that is ready.</summary>
    public string? ProblemOf(string stage) =>
        _ready.Task.Result.TryGetProperty("problems", out var problems) && problems.TryGetProperty(stage, out var problem) ? problem.GetString() : null;

    /// <exception cref="ChildFailureException">It gave no answer.</exception>
    /// <exception cref="IsolatedStageException">The stage failed.</exception>
    /// <exception cref="StageContractException">The stage broke its contract.</exception>
    public async Task<Document> RunAsync(string stage, Document document, CancellationToken cancellationToken)
    {
        if (ProblemOf(stage) is { } problem)
            throw new IsolatedStageException(problem, isTransient: false);

        // One at a time where the last one is kept, and a writer of its own where not.
        var writer = _keepsLast ? _writer : new ByteWriter();
        writer.Clear();
        _codec.Write(writer, document, _last);
        var payload = writer.Written;
        using var answer = await _conversation.AskAsync(
            id => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{id},\"stage\":{JsonSerializer.Serialize(stage)},\"{Frame.PayloadName}\":{payload.Length}}}\n")),
            payload, cancellationToken).ConfigureAwait(false);
        if (answer.Root.TryGetProperty("error", out var error))
        {
            Keep(document);
            throw Failure(error, answer.Root);
        }

        var result = _codec.Read(new ByteReader(answer.Payload ?? []), document);
        Keep(result);
        return result;
    }

    public ValueTask DisposeAsync() => _conversation.DisposeAsync();

    private void Keep(Document document)
    {
        if (_keepsLast)
            _last = document;
    }

    private Exception Failure(JsonElement error, JsonElement answer)
    {
        var message = error.GetString()!;
        switch (answer.GetProperty("kind").GetString())
        {
            case "contract":
                return new StageContractException(message);
            case "memory":
                // What is left of it is not to be trusted.
                message = $"it may have {_memory} of memory, and wanted more";
                _conversation.End(ChildFailure.Ended, message);
                return new ChildFailureException(ChildFailure.OutOfMemory, message, others: 0);
            case var kind:
                return new IsolatedStageException(message, kind == "transient", answer.TryGetProperty("details", out var details) ? details.GetString() : null);
        }
    }

    private bool OnOther(Frame frame)
    {
        using (frame)
        {
            switch (frame.Root.TryGetProperty("type", out var type) ? type.GetString() : null)
            {
                case "hello":
                    return _ready.TrySetResult(frame.Root.Clone());
                case "log":
                    _loggers.CreateLogger(frame.Root.GetProperty("category").GetString()!)
                        .Log((LogLevel)frame.Root.GetProperty("level").GetInt32(), "{Message}", frame.Root.GetProperty("message").GetString());
                    return true;
                default:
                    return false;
            }
        }
    }
}

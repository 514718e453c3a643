using Microsoft.Extensions.Logging;
using Pipeline.Engine.Isolation.Wire;
using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>A place for one process that runs stages: those of one lane, or one stage that all lanes share. Thread-safe.</summary>
internal sealed partial class StageSlot : ChildSlot<StageChild>
{
    private readonly ChildStart _start;
    private readonly StageHello _hello;
    private readonly DocumentCodec _codec;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly bool _isShared;

    /// <param name="start">How the process is started.</param>
    /// <param name="hello">Which stages it runs.</param>
    /// <param name="codec">For documents.</param>
    /// <param name="loggers">For what the stages log.</param>
    /// <param name="inFlight">How many documents it may have in its hands.</param>
    public StageSlot(ChildStart start, StageHello hello, DocumentCodec codec, ILoggerFactory loggers, int inFlight)
        : base(inFlight, isStrict: true)
    {
        _hello = hello;
        _codec = codec;
        _loggers = loggers;
        _logger = loggers.CreateLogger<StageSlot>();
        _isShared = inFlight > 1;
        _start = start with { OnErrorLine = OnErrorLine };
    }

    private string Stages => string.Join(", ", _hello.Stages);

    /// <summary>Starts the process, and says why stages cannot be made there, by id.</summary>
    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    public async Task<Func<string, string?>> PrepareAsync(CancellationToken cancellationToken) => (await ReadyAsync(cancellationToken).ConfigureAwait(false)).ProblemOf;

    /// <exception cref="ChildFailureException">The document took the process down.</exception>
    /// <exception cref="IsolatedStageException">The stage failed.</exception>
    public Task<Document> RunAsync(string stage, Document document, CancellationToken cancellationToken) =>
        AskAsync($"{document.Id.Value} in `{stage}`", child => child.RunAsync(stage, document, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override StageChild Start() => new(_start, _hello, _codec, _loggers, keepsLast: !_isShared);

    /// <inheritdoc/>
    protected override void OnEndedIdle(string reason) => LogEnded(_logger, Stages, reason);

    /// <summary>Stack traces are for those who look for details.</summary>
    private void OnErrorLine(string line) =>
        LogError(_logger, char.IsWhiteSpace(line[0]) || !line.Any(char.IsLetter) ? LogLevel.Debug : LogLevel.Information, InHand(), line);

    [LoggerMessage(Message = "{Documents} says: {Line}")]
    private static partial void LogError(ILogger logger, LogLevel level, string documents, string line);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The process of {Stages} is started again: {Reason}")]
    private static partial void LogEnded(ILogger logger, string stages, string reason);
}

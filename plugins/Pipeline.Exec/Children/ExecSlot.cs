using Microsoft.Extensions.Logging;
using Pipeline.Exec.Wire;
using Pipeline.Processes;

namespace Pipeline.Exec.Children;

/// <summary>A place for one process of the command. Thread-safe.</summary>
internal sealed partial class ExecSlot : ChildSlot<ExecChild>
{
    private readonly ExecOptions _options;
    private readonly ChildStart _start;
    private readonly ILogger _logger;

    public ExecSlot(ExecOptions options, ChildStart start, ILogger logger)
        : base(options.InFlight, isStrict: false)
    {
        _options = options;
        _start = start with { OnErrorLine = line => LogError(InHand(), Name, line) };
        _logger = logger;
    }

    private string Name => string.Join(' ', _options.Command);

    /// <summary>Asks the command about a document.</summary>
    /// <exception cref="StageException">There is no answer, and the document is to blame; or the answer is not as the protocol has it.</exception>
    public async ValueTask<Document> RunAsync(Document document, AnswerReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(document.Id.Value, child => AskAsync(child, document, reader, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ChildFailureException or TimeoutException)
        {
            throw new StageException($"The command `{Name}` gave no answer: {failure.Message}.", failure) { IsTransient = true };
        }
    }

    /// <inheritdoc/>
    protected override ExecChild Start() => new(_options, _start);

    /// <inheritdoc/>
    protected override void OnEndedIdle(string reason) => LogEnded(Name, reason);

    private static async Task<Document> AskAsync(ExecChild child, Document document, AnswerReader reader, CancellationToken cancellationToken)
    {
        var offsets = new TextOffsets(document.Text, child.Unit);
        using var answer = await child.AskAsync(document, offsets, cancellationToken).ConfigureAwait(false);
        return reader.Read(document, answer.Root, offsets);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Documents}: `{Command}` says: {Line}")]
    private partial void LogError(string documents, string command, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "`{Command}` is started again: {Reason}")]
    private partial void LogEnded(string command, string reason);
}

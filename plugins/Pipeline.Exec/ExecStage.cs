using Microsoft.Extensions.Logging;
using Pipeline.Exec.Children;
using Pipeline.Exec.Wire;
using Pipeline.Processes;

namespace Pipeline.Exec;

/// <summary>Runs a command that reads documents as lines of JSON and answers with annotations or edits.</summary>
/// <remarks>One instance for all lanes, so that they share its processes. Thread-safe.</remarks>
[Stage("exec", "Runs a command, in any language, that reads documents as JSON lines and answers with annotations or edits"), Shared]
internal sealed class ExecStage : IStage, IAsyncDisposable
{
    private readonly AnswerReader _reader;
    private readonly ExecSlot[] _slots;

    /// <exception cref="StageException">There is no such program.</exception>
    public ExecStage(ExecOptions options, PipelineContext context, ILogger<ExecStage> logger)
    {
        _reader = new AnswerReader(options, context.Layers);
        var (path, problem) = CommandFiles.Find(options.Command, context.Directory);
        if (path is null)
            throw new StageException(problem!);
        var start = new ChildStart
        {
            Program = path,
            Arguments = [.. options.Command.Skip(1)],
            Directory = context.Directory,
            MaxMemory = options.Memory.Bytes,
            MaxLine = (int)options.MaxAnswer.Bytes,
        };
        _slots = [.. Enumerable.Range(0, options.Processes).Select(_ => new ExecSlot(options, start, logger))];
    }

    /// <summary>The processes that run now.</summary>
    internal IEnumerable<int> ProcessIds => _slots.Select(static slot => slot.ProcessId).OfType<int>();

    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _slots.MinBy(static slot => slot.Asked)!.RunAsync(document, _reader, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var slot in _slots)
            await slot.DisposeAsync();
    }
}

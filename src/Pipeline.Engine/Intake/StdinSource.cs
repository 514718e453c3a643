using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>Standard input: one document, or one in each line.</summary>
[Source("stdin", "Reads a document, or JSONL, from standard input")]
internal sealed partial class StdinSource(StdinSourceOptions options, ILogger<StdinSource> logger) : ISource
{
    private const string Name = "stdin";

    private long _count = -1;

    public long? Count => Volatile.Read(ref _count) is >= 0 and var count ? count : null;

    /// <summary>Opens what is read.</summary>
    internal Func<Stream> Open { get; init; } = Console.OpenStandardInput;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long read = 0;
        if (options.Format == StdinFormat.Jsonl)
        {
            var reading = new JsonlReading(options, options.Id, options.MaxSize);
            await foreach (var item in reading.ReadAsync(Name, () => StandardInput.Detach(Open()), cancellationToken))
            {
                read++;
                yield return item;
            }
        }
        else
        {
            await using var input = StandardInput.Detach(Open());
            var content = await ReadAsync(input, options.MaxSize.Bytes, cancellationToken);
            if (content.Length > 0)
            {
                read++;
                yield return Item(content);
            }
        }

        Volatile.Write(ref _count, read);
        if (read == 0)
            LogEmpty(logger);
    }

    /// <summary>All there is, or as much as shows that it is too much.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream input, long maxSize, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (content.Length <= maxSize && await input.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            content.Write(buffer, 0, read);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private SourceItem Item(ReadOnlyMemory<byte> content) => new()
    {
        Id = new DocumentId(options.Id ?? Name),
        Uri = Name,
        MediaType = options.Format == StdinFormat.Html ? MediaTypes.Html : MediaTypes.PlainText,
        ReadAsync = _ => content.Length <= options.MaxSize.Bytes
            ? ValueTask.FromResult(content)
            : ValueTask.FromException<ReadOnlyMemory<byte>>(new StageException(
                $"Standard input has more bytes than the `max-size` of {options.MaxSize}: raise it, or split the document.")),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing came through standard input.")]
    private static partial void LogEmpty(ILogger logger);
}

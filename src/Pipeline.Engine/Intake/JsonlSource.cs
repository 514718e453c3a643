using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>The lines of the files that match glob patterns, in ordinal order of their paths.</summary>
[Source("jsonl", "Reads documents from the lines of JSONL files, compressed or not")]
internal sealed partial class JsonlSource(JsonlSourceOptions options, PipelineContext context, ILogger<JsonlSource> logger) : ISource
{
    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = new JsonlReading(options, options.Id, options.MaxSize);
        var isEmpty = true;
        foreach (var path in new FileWalk(context, options.Include, options.Exclude, logger).Files())
        {
            isEmpty = false;
            await foreach (var item in reading.ReadAsync(FileItem.NameOf(context.Directory, path), () => JsonlFile.Open(path), cancellationToken))
                yield return item;
        }

        if (isEmpty)
            LogNoFiles(logger, string.Join(", ", options.Include), context.Directory);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No file matches {Patterns} in {Directory}.")]
    private static partial void LogNoFiles(ILogger logger, string patterns, string directory);
}

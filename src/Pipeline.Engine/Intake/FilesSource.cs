using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>The files that match glob patterns, in ordinal order of their paths.</summary>
[Source("files", "Reads files that match glob patterns, in the order of their paths")]
internal sealed partial class FilesSource(FilesSourceOptions options, PipelineContext context, ILogger<FilesSource> logger) : ISource
{
    private long _count = -1;

    public long? Count => Volatile.Read(ref _count) is >= 0 and var count ? count : null;

    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new FileWalk(context.Directory, options.Include, options.Exclude, logger);

        // Counted beside the reading rather than before it: the first document need not wait for the last.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var counting = Task.Run(() => CountFiles(walk, end.Token), CancellationToken.None);
        long read = 0;
        try
        {
            foreach (var file in walk.Files())
            {
                cancellationToken.ThrowIfCancellationRequested();
                read++;
                yield return FileItem.Of(context.Directory, file, options.MaxSize);
            }
        }
        finally
        {
            await end.CancelAsync();
            await counting;
        }

        Volatile.Write(ref _count, read);
        if (read == 0)
            LogNoFiles(logger, string.Join(", ", options.Include), context.Directory);
    }

    private void CountFiles(FileWalk walk, CancellationToken cancellationToken)
    {
        try
        {
            Volatile.Write(ref _count, walk.Count(cancellationToken));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            // For progress only: without it there is no time left to show. What cannot be read is reported by the reading.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No file matches {Patterns} in {Directory}.")]
    private static partial void LogNoFiles(ILogger logger, string patterns, string directory);
}

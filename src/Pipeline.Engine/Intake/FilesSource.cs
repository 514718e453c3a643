using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Intake;

/// <summary>The files that match glob patterns, in ordinal order of their paths.</summary>
[Source("files", "Reads files that match glob patterns, in the order of their paths")]
internal sealed partial class FilesSource(FilesSourceOptions options, PipelineContext context, TimeProvider time, ILogger<FilesSource> logger) : ISource
{
    private long _count = -1;

    /// <summary>Null while files that come and change are waited for: then there is no end to them.</summary>
    public long? Count => Volatile.Read(ref _count) is >= 0 and var count ? count : null;

    /// <summary>Whether the system is asked to tell of changes; otherwise they are found by scans alone.</summary>
    internal bool UsesEvents { get; init; } = true;

    public IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken)
    {
        var walk = new FileWalk(context, options.Include, options.Exclude, logger);
        return options.Watch && context.IsContinuous ? WatchAsync(walk, cancellationToken) : ReadOnceAsync(walk, cancellationToken);
    }

    private async IAsyncEnumerable<SourceItem> ReadOnceAsync(FileWalk walk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long read = 0;
        await using (BeginCount(walk, cancellationToken))
        {
            foreach (var file in walk.Files())
            {
                cancellationToken.ThrowIfCancellationRequested();
                read++;
                yield return FileItem.Of(context.Directory, file, options.MaxSize);
            }
        }

        Volatile.Write(ref _count, read);
        if (read == 0)
            LogNoFiles(logger, string.Join(", ", options.Include), context.Directory);
    }

    private async IAsyncEnumerable<SourceItem> WatchAsync(FileWalk walk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var events = UsesEvents ? new FolderEvents(walk, logger) : null;
        var watch = new FileWatch(walk, options, time, path => FileItem.NameOf(context.Directory, path), logger, events);
        var isEmpty = true;
        await using (BeginCount(walk, cancellationToken))
        {
            foreach (var (path, version) in watch.Start(cancellationToken))
            {
                isEmpty = false;
                yield return WatchedItem(path, version);
            }
        }

        Volatile.Write(ref _count, -1);
        if (isEmpty && !watch.IsWaiting)
            LogNoFiles(logger, string.Join(", ", options.Include), context.Directory);
        await foreach (var (path, version) in watch.ContinueAsync(cancellationToken))
            yield return WatchedItem(path, version);
    }

    private SourceItem WatchedItem(string path, FileVersion offered) => FileItem.Of(context.Directory, path, options.MaxSize, (before, after) =>
    {
        // A file that was written anew and has settled since it was offered is as good as that.
        if (before != after || (before != offered && time.GetUtcNow().UtcDateTime - before.LastWrite < options.Settle))
            throw new IOException($"The file was written to while it was read; it comes again when it has not changed for {DurationText.Of(options.Settle)}.");
    });

    /// <summary>Counts beside the reading rather than before it: the first document need not wait for the last.</summary>
    private Counting BeginCount(FileWalk walk, CancellationToken cancellationToken)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return new Counting(end, Task.Run(() => CountFiles(walk, end.Token), CancellationToken.None));
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

    private sealed class Counting(CancellationTokenSource end, Task counting) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await counting;
            end.Dispose();
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Intake;

/// <summary>The files of a walk, and then for ever those that are new or have changed, each once it is complete.</summary>
/// <remarks>Events of the system make it quick; a scan now and then makes it sure. A scan is O(files) time.</remarks>
/// <param name="walk">Which files.</param>
/// <param name="options">The times.</param>
/// <param name="time">The clock.</param>
/// <param name="nameOf">The name of a file for the log.</param>
/// <param name="logger">Told of files that are gone.</param>
/// <param name="events">Null to do without.</param>
internal sealed partial class FileWatch(
    FileWalk walk, FilesSourceOptions options, TimeProvider time, Func<string, string> nameOf, ILogger logger, FolderEvents? events)
{
    /// <summary>Files that are gone are named up to this many between two scans, and counted beyond.</summary>
    private const int MaxNamed = 20;

    /// <summary>Between two looks at what the system says: a file that is written in a thousand pieces is looked at a few times.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly WatchedFiles _files = new(options.Settle, time);
    private long _scanEnded;
    private TimeSpan _scanTook;
    private bool _mustScan;
    private long _gone;

    /// <summary>Whether files were found that may not be complete yet.</summary>
    public bool IsWaiting => _files.WaitingCount > 0;

    /// <summary>The files that are there and complete, in ordinal order of their absolute paths. To be called first, once.</summary>
    public IEnumerable<(string Path, FileVersion Version)> Start(CancellationToken cancellationToken)
    {
        events?.Attach();
        return Scan(Arrival.Appeared, cancellationToken);
    }

    /// <summary>Waits for more, until it is cancelled.</summary>
    public async IAsyncEnumerable<(string Path, FileVersion Version)> ContinueAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await WaitAsync(cancellationToken);
            foreach (var file in Changed().Concat(Settled()))
                yield return file;
            if (ScanIsDueIn() > TimeSpan.Zero)
                continue;
            events?.Attach();
            foreach (var file in Scan(Arrival.Found, cancellationToken))
                yield return file;
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Breath, time, cancellationToken);
        var due = ScanIsDueIn();
        if (IsWaiting)
            due = TimeSpan.FromTicks(Math.Min(due.Ticks, Math.Max(options.Settle.Ticks / 4, Breath.Ticks)));
        if (due <= TimeSpan.Zero)
            return;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(due, time, end.Token);
        await Task.WhenAny(events?.Signal ?? delay, delay);
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>When events were lost, a scan is due at once, but does not take more than half of the time.</summary>
    private TimeSpan ScanIsDueIn()
    {
        var pause = _mustScan && _scanTook < options.ScanEvery ? _scanTook : options.ScanEvery;
        return pause - time.GetElapsedTime(_scanEnded);
    }

    private IEnumerable<(string Path, FileVersion Version)> Scan(Arrival arrival, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        _mustScan = false;
        _files.BeginScan();
        foreach (var path in walk.Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Look(path, arrival) is { } version)
                yield return (path, version);
        }

        // What a slow reader did not let the scan list in time may have come since.
        foreach (var path in _files.Missing())
        {
            if (!walk.IsHidden(path) && Look(path, Arrival.Found) is { } version)
                yield return (path, version);
        }

        if (_gone > MaxNamed)
            LogMoreGone(logger, _gone - MaxNamed);
        _gone = 0;
        _scanEnded = time.GetTimestamp();
        _scanTook = time.GetElapsedTime(started, _scanEnded);
    }

    private IEnumerable<(string Path, FileVersion Version)> Changed()
    {
        if (events is null)
            yield break;
        var changes = events.Take(out var isIncomplete);
        _mustScan |= isIncomplete;
        foreach (var (path, arrival) in changes.OrderBy(static change => change.Key, StringComparer.Ordinal))
        {
            // Of what was already in a folder when it appeared, the system says nothing.
            var paths = arrival >= Arrival.Appeared && Directory.Exists(path) ? walk.FilesIn(path) : walk.Match(path).AsFile ? [path] : (IEnumerable<string>)[];
            foreach (var file in paths)
            {
                if (Look(file, arrival) is { } version)
                    yield return (file, version);
            }
        }
    }

    private IEnumerable<(string Path, FileVersion Version)> Settled()
    {
        foreach (var path in _files.Settled())
        {
            if (Look(path, Arrival.Found) is { } version)
                yield return (path, version);
        }
    }

    /// <summary>The version in which a file is to be offered now; null when it is not.</summary>
    private FileVersion? Look(string path, Arrival arrival)
    {
        if (FileVersion.Of(path) is { } version)
            return _files.See(path, version, arrival) ? version : null;
        if (_files.Forget(path) && ++_gone <= MaxNamed)
            LogGone(logger, nameOf(path));
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} is gone; what was exported of it stays.")]
    private static partial void LogGone(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} more files are gone; what was exported of them stays.")]
    private static partial void LogMoreGone(ILogger logger, long count);
}

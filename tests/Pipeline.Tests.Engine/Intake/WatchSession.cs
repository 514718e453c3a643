using System.Collections.Concurrent;
using System.Text;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

/// <summary>A <c>files</c> source that watches, and all that it has offered so far, each read as a lane would.</summary>
internal sealed class WatchSession : IAsyncDisposable
{
    /// <summary>Only a failing test waits as long: machines that run tests are slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<(string Id, string Text)> _offers = new();
    private readonly Task _reading;

    public WatchSession(string directory, FilesSourceOptions options, bool usesEvents = true, TimeProvider? time = null)
    {
        options.Watch = true;
        var context = new PipelineContext("test", directory) { IsContinuous = true };
        Source = new FilesSource(options, context, time ?? TimeProvider.System, Log) { UsesEvents = usesEvents };
        _reading = Task.Run(ReadAsync);
    }

    public FilesSource Source { get; }

    public RecordedLog<FilesSource> Log { get; } = new();

    public IReadOnlyList<(string Id, string Text)> Offers => [.. _offers];

    public string Ids => string.Join(',', _offers.Select(static offer => offer.Id));

    public async Task<IReadOnlyList<(string Id, string Text)>> UntilAsync(Func<IReadOnlyList<(string Id, string Text)>, bool> isSo)
    {
        await Until(() => isSo(Offers));
        return Offers;
    }

    public Task UntilLoggedAsync(string part) => Until(() => Log.Lines.Any(line => line.Contains(part, StringComparison.Ordinal)));

    /// <summary>Ends the enumeration.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        await _end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _reading.WaitAsync(Patience));
        return TimeProvider.System.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAny(_reading, Task.Delay(Patience));
        _end.Dispose();
    }

    private async Task Until(Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (_reading.IsCompleted)
                await _reading;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Waited for nothing. Offered: {Ids}. Logged: {string.Join(" / ", Log.Lines)}");
            await Task.Delay(10);
        }
    }

    private async Task ReadAsync()
    {
        await foreach (var item in Source.ReadAsync(_end.Token))
            _offers.Enqueue((item.Id.Value, await TextOf(item)));
    }

    private async Task<string> TextOf(SourceItem item)
    {
        try
        {
            return Encoding.UTF8.GetString((await item.ReadAsync(_end.Token)).Span);
        }
        catch (IOException exception)
        {
            return exception.GetType().Name;
        }
    }
}

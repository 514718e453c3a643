using System.Globalization;
using Spectre.Console;

namespace Pipeline.Worker.Terminal;

/// <summary>How far a run has come: a bar with rate and time left on a terminal, a line now and then when piped.</summary>
internal sealed class ProgressView : IAsyncDisposable
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(100);

    private readonly TerminalWriter _terminal;
    private readonly CancellationTokenSource _stop = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private Task _drawing = Task.CompletedTask;
    private long _done;
    private long _failed;
    private long _total = -1;

    private ProgressView(TerminalWriter terminal) => _terminal = terminal;

    public static ProgressView Start(TerminalWriter terminal)
    {
        var view = new ProgressView(terminal);
        view._drawing = terminal.IsInteractive ? Task.Run(view.DrawAsync) : Task.Run(view.WriteLinesAsync);
        return view;
    }

    public void Add(bool failed, long? total)
    {
        Interlocked.Increment(ref _done);
        if (failed)
            Interlocked.Increment(ref _failed);
        if (total is { } known)
            Volatile.Write(ref _total, known);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();

        // The results are worth more than the bar: a terminal that cannot draw it is no reason to lose them.
        await _drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private Task DrawAsync() => _terminal.Console.Progress()
        .AutoClear(true)
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask("starting", autoStart: true, maxValue: 1);
            do
            {
                var total = Volatile.Read(ref _total);
                task.IsIndeterminate = total < 0;
                task.MaxValue = Math.Max(1, total);
                task.Value = Interlocked.Read(ref _done);
                task.Description = Describe();
            }
            while (await WaitAsync(DrawEvery));
        });

    private async Task WriteLinesAsync()
    {
        while (await WaitAsync(LineEvery))
            _terminal.WriteLine(Describe());
    }

    private string Describe()
    {
        var done = Interlocked.Read(ref _done);
        var failed = Interlocked.Read(ref _failed);
        var total = Volatile.Read(ref _total);
        var rate = done / Math.Max(0.001, TimeProvider.System.GetElapsedTime(_started).TotalSeconds);
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0}{(total < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" of {total:N0}"))} documents, {rate:N0}/s");
        return failed == 0 ? line : string.Create(CultureInfo.InvariantCulture, $"{line}, {failed:N0} quarantined");
    }

    /// <summary>Whether to go on after the wait.</summary>
    private async Task<bool> WaitAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, _stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

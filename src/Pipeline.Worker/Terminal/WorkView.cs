using System.Globalization;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Worker.Terminal;

/// <summary>A worker in lines: what it runs, how many documents ended whenever some did, and what it was in all.</summary>
internal sealed class WorkView(TerminalWriter terminal) : IRunView
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private RunResult _counts = new();
    private RunResult _written = new();
    private ITimer? _timer;

    public void OnStarted(Plan plan)
    {
        terminal.WriteLine($"info: {plan.Name}: source {plan.Source.Descriptor.Name}, stages {string.Join(", ", plan.Stages.Select(static stage => stage.Id))}; state in {plan.StateDirectory}");
        lock (_lock)
            _timer ??= TimeProvider.System.CreateTimer(_ => WriteChange(), null, s_every, s_every);
    }

    public void OnDocument(DocumentOutcome outcome, long? total)
    {
        lock (_lock)
        {
            _counts = outcome switch
            {
                Exported => _counts with { Exported = _counts.Exported + 1 },
                Skipped => _counts with { Skipped = _counts.Skipped + 1 },
                Quarantined => _counts with { Quarantined = _counts.Quarantined + 1 },
                _ => _counts with { UpToDate = _counts.UpToDate + 1 },
            };
        }
    }

    public void OnFinished(RunResult result)
    {
        if (result.StoppedBy is { } reason)
            terminal.WriteLine($"error: the worker stopped: {reason}");
    }

    public Task CompleteAsync()
    {
        lock (_lock)
            _timer?.Dispose();
        WriteChange();
        return Task.CompletedTask;
    }

    private void WriteChange()
    {
        lock (_lock)
        {
            if (_counts == _written)
                return;
            _written = _counts;
            terminal.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"info: since the start {_counts.Exported:N0} exported, {_counts.Skipped:N0} skipped, {_counts.Quarantined:N0} quarantined; {_counts.UpToDate:N0} were up to date"));
        }
    }
}

using System.Diagnostics;
using Pipeline.Export;

namespace Pipeline.Tests.Export.Files;

public sealed class DurableStepTests
{
    [Fact]
    public void Reached_AtEachStep_InOrder()
    {
        using var steps = new Steps();
        using var export = new LedgeredExport(new ExportOptions { To = "x.json" });

        export.Append(Samples.Silent("b"), Samples.Silent("a"));
        export.Checkpoint();
        export.Checkpoint();
        export.Compact();

        Assert.Equal(
            [
                "export.write.before", "export.write.after", "export.write.before", "export.write.after", "export.flush.before", "export.flush.after",
                "export.compact.before", "export.compact.after", "export.switch.before", "export.switch.after",
            ],
            steps.Names);
    }

    /// <summary>Hears this thread alone: other tests run at the same time.</summary>
    private sealed class Steps : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;
        private readonly List<IDisposable> _subscriptions = [];

        public Steps() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public List<string> Names { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DurableStep.ListenerName)
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Environment.CurrentManagedThreadId == _thread)
                Names.Add(value.Key);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(static subscription => subscription.Dispose());
    }
}

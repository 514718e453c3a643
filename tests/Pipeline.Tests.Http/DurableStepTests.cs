using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pipeline.Tests.Http;

/// <summary>A crash at each durable step; alone, since steps are announced to the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class DurableStepTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData("http.accept.before", 0)]
    [InlineData("http.accept.after", 1)]
    public async Task Accept_CrashAtAStep_LeavesAllOfTheDocumentOrNothing(string crash, int offered)
    {
        var steps = new ConcurrentQueue<string>();
        await using var worker = await Worker.StartAsync(_folder["state"]);
        using (Listen(step =>
        {
            steps.Enqueue(step);
            if (step == crash)
                _folder.Copy("state/inbox", "crashed/inbox");
        }))
        {
            await worker.PostAsync("whole", "?id=a");
        }

        Assert.Equal(["http.accept.before", "http.accept.after"], steps);
        Assert.Single(Directory.GetFiles(_folder["crashed/inbox"]));
        await using var next = await Worker.StartAsync(_folder["crashed"]);
        await next.PostAsync("last", "?id=b");
        if (offered == 1)
            Assert.Equal("whole", await (await next.NextAsync()).TextAsync());
        Assert.Equal("last", await (await next.NextAsync()).TextAsync());
        Assert.Equal(offered + 1, Directory.GetFiles(_folder["crashed/inbox"]).Length);
    }

    public void Dispose() => _folder.Dispose();

    private static IDisposable Listen(Action<string> reached)
    {
        DurableStep.Reached("none"); // so that the listener is there
        IDisposable? subscription = null;
        using var all = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == DurableStep.ListenerName)
                subscription = listener.Subscribe(new Observer<KeyValuePair<string, object?>>(step => reached(step.Key)));
        }));
        return subscription!;
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }
}

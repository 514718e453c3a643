using CsCheck;
using Microsoft.Extensions.Logging;
using Pipeline.Http;
using Pipeline.Http.Serving;

namespace Pipeline.Tests.Http;

public sealed class InboxTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task ReadAsync_AfterACrash_OffersWhatIsPendingInOrder()
    {
        await using var worker = await Worker.StartAsync(_folder["state"]);
        for (var i = 0; i < 30; i++)
            await worker.PostAsync($"body {i}", $"?id={i}", "text/plain; charset=utf-8");
        for (var i = 0; i < 10; i++)
        {
            var item = await worker.NextAsync();
            if (i < 5)
                await item.EndAsync();
        }

        _folder.Copy("state/inbox", "after/inbox");
        await using var next = await Worker.StartAsync(_folder["after"]);

        for (var i = 5; i < 30; i++)
        {
            var item = await next.NextAsync();
            Assert.Equal(($"{i}", $"body {i}", "text/plain; charset=utf-8"), (item.Id.Value, await item.TextAsync(), item.MediaType));
            await item.EndAsync();
        }

        Assert.Empty(Directory.GetFiles(_folder["after/inbox"]));
        Assert.NotEmpty(Directory.GetFiles(_folder["state/inbox"]));
    }

    [Fact]
    public async Task ReadAsync_AfterACrash_RemovesWhatWasNeverAccepted()
    {
        Directory.CreateDirectory(_folder["inbox"]);
        await File.WriteAllTextAsync(_folder["inbox/0123.tmp"], "half");
        await File.WriteAllTextAsync(_folder["inbox/notes.txt"], "mine");

        await using var worker = await Worker.StartAsync(_folder.Root);

        Assert.Equal([_folder["inbox/notes.txt"]], Directory.GetFiles(_folder["inbox"]));
    }

    [Fact]
    public async Task Post_AfterACrash_ComesAfterWhatIsPending()
    {
        await using (var worker = await Worker.StartAsync(_folder["state"]))
        {
            for (var i = 0; i < 12; i++)
                await worker.PostAsync("x", $"?id={i:D2}");
        }

        await using (var worker = await Worker.StartAsync(_folder["state"]))
            await worker.PostAsync("x", "?id=new");
        await using var last = await Worker.StartAsync(_folder["state"]);

        var ids = new List<string>();
        while (ids.Count < 13)
            ids.Add((await last.NextAsync()).Id.Value);
        Assert.Equal([.. Enumerable.Range(0, 12).Select(static i => $"{i:D2}"), "new"], ids);
    }

    [Fact]
    public async Task ReadAsync_PlainRun_OffersWhatIsThereAndEndsWithoutListening()
    {
        await using (var worker = await Worker.StartAsync(_folder.Root))
        {
            await worker.PostAsync("one", "?id=1");
            await worker.PostAsync("two", "?id=2");
        }

        var log = new CapturedLog();
        await using var listeners = new SharedListeners(TimeSpan.Zero);
        await using var source = new HttpSource(Worker.Options(), new PipelineContext("test", _folder.Root) { StateDirectory = _folder.Root }, listeners, log, log);
        var ids = new List<string>();
        await foreach (var item in source.ReadAsync(CancellationToken.None))
        {
            ids.Add(item.Id.Value);
            if (item.Id.Value == "1")
                await item.EndAsync();
        }

        Assert.Equal(["1", "2"], ids);
        Assert.Equal(2, source.Count);
        Assert.Empty(log.Lines);
        Assert.Single(Directory.GetFiles(_folder["inbox"]));
    }

    [Fact]
    public async Task ReadAsync_Cancelled_EndsAtOnce()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        await worker.StopAsync();

        Assert.True(worker.Reading.IsCanceled);
    }

    [Fact]
    public async Task ReadAsync_FileIsDamaged_FailsAndKeepsIt()
    {
        Directory.CreateDirectory(_folder["inbox"]);
        foreach (var (content, number) in ((string[])["", "no line", "{}\nbody", "null\nbody", "{\"id\":null,\"uri\":\"x\"}\nbody"]).Select(static (content, number) => (content, number)))
            await File.WriteAllTextAsync(_folder[$"inbox/{number:D20}-{new string((char)('a' + number), 32)}.doc"], content);
        await using var worker = await Worker.StartAsync(_folder.Root);

        for (var i = 0; i < 5; i++)
        {
            var item = await worker.NextAsync();
            var exception = await Assert.ThrowsAsync<StageException>(async () => await item.ReadAsync(CancellationToken.None));
            Assert.Contains(".damaged", exception.Message, StringComparison.Ordinal);
            await item.EndAsync();
        }

        Assert.Equal(5, Directory.GetFiles(_folder["inbox"], "*.damaged").Length);
        Assert.Equal(5, Directory.GetFiles(_folder["inbox"]).Length);
    }

    [Fact]
    public async Task OnEnded_FileCouldNotBeRead_KeepsIt()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        await worker.PostAsync("x");
        var item = await worker.NextAsync();
        using (File.Open(Assert.Single(Directory.GetFiles(_folder["inbox"])), FileMode.Open, FileAccess.Read, FileShare.None))
            await Assert.ThrowsAsync<IOException>(async () => await item.ReadAsync(CancellationToken.None));

        await item.EndAsync();

        Assert.EndsWith("x", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_folder["inbox"], "*.damaged"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_InboxIsAFile_SaysSo()
    {
        await File.WriteAllTextAsync(_folder["inbox"], "x");

        var exception = await Assert.ThrowsAsync<IOException>(() => Worker.StartAsync(_folder.Root));

        Assert.Contains(_folder["inbox"], exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnEnded_FileCannotBeRemoved_IsLoggedAndNotThrown()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        await worker.PostAsync("x");
        var item = await worker.NextAsync();
        var file = Assert.Single(Directory.GetFiles(_folder["inbox"]));
        File.Delete(file);
        Directory.CreateDirectory(file);

        await item.EndAsync();

        Assert.Contains(worker.Log.Lines, line => line.Level == LogLevel.Warning && line.Message.Contains(file, StringComparison.Ordinal));
    }

    // Two contents of one document never run at once, and the newest runs last.
    [Fact]
    public async Task Post_SameIdWhileInWork_WaitsAndKeepsTheNewest()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        await worker.PostAsync("first", "?id=a");
        var first = await worker.NextAsync();
        await worker.PostAsync("second", "?id=a");
        await worker.PostAsync("third", "?id=a");
        await worker.PostAsync("other", "?id=b");

        Assert.Equal("b", (await worker.NextAsync()).Id.Value);
        Assert.False(worker.TryNext(out _));
        Assert.Equal("first", await first.TextAsync());
        await first.EndAsync();
        var last = await worker.NextAsync();
        Assert.Equal(("a", "third"), (last.Id.Value, await last.TextAsync()));
        await last.EndAsync();
        Assert.Single(Directory.GetFiles(_folder["inbox"]));
    }

    // The old plan may still end a document that the new one has been offered: it stays until the new one is through with it.
    [Fact]
    public async Task OnEnded_OfferedAnewMeanwhile_KeepsTheFile()
    {
        await using var process = new SharedListeners(TimeSpan.FromSeconds(30));
        await using var old = await Worker.StartAsync(_folder.Root, listeners: process);
        await Worker.Until(() => old.Log.Lines.Any(static line => line.Message.StartsWith("Listening", StringComparison.Ordinal)));
        await old.PostAsync("x", address: new Uri(old.Log.Lines.First().Message["Listening on ".Length..]));
        var before = await old.NextAsync();
        await using var worker = await Worker.StartAsync(_folder.Root, listeners: process);
        var after = await worker.NextAsync();

        await before.EndAsync();
        Assert.Equal("x", await after.TextAsync());
        await after.EndAsync();

        Assert.Empty(Directory.GetFiles(_folder["inbox"]));
        await old.Reading;
    }

    // Whatever comes in whatever order, over reloads and crashes: the newest content of every document that was accepted ends, and ends last.
    [Fact]
    public async Task Inbox_RandomPostsEndsReloadsAndCrashes_LosesNothing() => await Gen.Int[0, 99].Array[1, 40].SampleAsync(
        async steps =>
        {
            using var folder = new ScratchFolder();
            var generation = 0;
            var (newest, ended, taken) = (new Dictionary<string, string>(), new Dictionary<string, string>(), new List<SourceItem>());
            var worker = await Worker.StartAsync(folder["0"]);
            for (var i = 0; i < steps.Length; i++)
            {
                switch (steps[i])
                {
                    case < 50:
                        var id = $"{steps[i] % 5}";
                        newest[id] = $"{i}";
                        Assert.Equal(202, (await worker.PostAsync($"{i}", "?id=" + id)).Status);
                        break;
                    case < 75:
                        if (worker.TryNext(out var item))
                        {
                            Assert.DoesNotContain(taken, other => other.Id == item!.Id);
                            taken.Add(item!);
                        }

                        break;
                    case < 95 when taken.Count > 0:
                        await EndAsync(taken[steps[i] % taken.Count]);
                        break;
                    case >= 95:
                        generation++;
                        if (Directory.Exists(folder[$"{generation - 1}/inbox"]))
                            folder.Copy($"{generation - 1}/inbox", $"{generation}/inbox");
                        await worker.DisposeAsync();
                        taken.Clear();
                        worker = await Worker.StartAsync(folder[$"{generation}"]);
                        break;
                    default:
                        break;
                }
            }

            while (ended.Count < newest.Count || newest.Any(pair => ended[pair.Key] != pair.Value))
            {
                foreach (var item in taken.ToArray())
                    await EndAsync(item);
                if (ended.Count < newest.Count || newest.Any(pair => ended[pair.Key] != pair.Value))
                    taken.Add(await worker.NextAsync());
            }

            foreach (var item in taken.ToArray())
                await EndAsync(item);
            while (worker.TryNext(out var item))
                await EndAsync(item!);
            Assert.Equal(newest.OrderBy(static pair => pair.Key), ended.OrderBy(static pair => pair.Key));
            Assert.True(!Directory.Exists(folder[$"{generation}/inbox"]) || Directory.GetFiles(folder[$"{generation}/inbox"]).Length == 0);
            await worker.DisposeAsync();

            async Task EndAsync(SourceItem item)
            {
                ended[item.Id.Value] = await item.TextAsync();
                await item.EndAsync();
                taken.Remove(item);
            }
        },
        iter: 40, threads: 1);

    public void Dispose() => _folder.Dispose();
}

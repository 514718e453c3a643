using System.Net;
using System.Net.Sockets;
using Pipeline.Http;
using Pipeline.Http.Serving;

namespace Pipeline.Tests.Http;

public sealed class ReloadTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    // Ten reloads under fire, the new source before or after the old one is gone: no connection is refused, no document is lost.
    [Fact]
    public async Task Reload_UnderLoad_RefusesNoConnectionAndLosesNothing()
    {
        await using var process = new SharedListeners(TimeSpan.FromSeconds(30));
        var worker = await Worker.StartAsync(_folder.Root, listeners: process);
        await Worker.Until(() => worker.Log.Lines.Any(static line => line.Message.StartsWith("Listening", StringComparison.Ordinal)));
        var address = new Uri(worker.Log.Lines.First(static line => line.Message.StartsWith("Listening", StringComparison.Ordinal)).Message["Listening on ".Length..]);
        using var client = new HttpClient();
        using var stop = new CancellationTokenSource();
        var accepted = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        var senders = Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                // A connection of its own each time: one that is kept alive would not notice a closed port.
                using var request = new HttpRequestMessage(HttpMethod.Post, address + $"?id={sender}-{i}") { Content = new StringContent("x"), Headers = { ConnectionClose = true } };
                using var response = await client.SendAsync(request);
                Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
                accepted.TryAdd($"{sender}-{i}", true);
            }
        })).ToArray();
        var ended = new HashSet<string>();

        for (var reload = 0; reload < 10; reload++)
        {
            var before = ended.Count;
            while (ended.Count < before + 20)
                await EndOneAsync(worker, ended);
            var old = worker;
            if (reload % 2 == 0)
            {
                await old.DisposeAsync();
                worker = await Worker.StartAsync(_folder.Root, listeners: process);
            }
            else
            {
                worker = await Worker.StartAsync(_folder.Root, listeners: process);
                await old.DisposeAsync();
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(senders);
        while (ended.Count < accepted.Count)
            await EndOneAsync(worker, ended);
        Assert.True(ended.SetEquals(accepted.Keys));
        Assert.Empty(Directory.GetFiles(_folder["inbox"]));
        await worker.DisposeAsync();
    }

    [Fact]
    public async Task Reload_OtherToken_TakesEffect()
    {
        await using var process = new SharedListeners(TimeSpan.FromSeconds(30));
        var port = FreePort();
        await using (var open = await Worker.StartAsync(_folder.Root, On(port), process))
        {
            await open.Reach(port);
            Assert.Equal(202, (await open.PostAsync("x", address: At(port))).Status);
        }

        await using var closed = await Worker.StartAsync(_folder.Root, On(port, static options => options.Token = "0123456789abcdef"), process);

        await Worker.Until(() => closed.PostAsync("x", address: At(port)).GetAwaiter().GetResult().Status == 401);
    }

    [Fact]
    public async Task Reload_OtherPort_ClosesTheOldOneAfterItsTime()
    {
        await using var process = new SharedListeners(TimeSpan.FromMilliseconds(200));
        var (first, second) = (FreePort(), FreePort());
        await using (var old = await Worker.StartAsync(_folder.Root, On(first), process))
            await old.Reach(first);

        await using var worker = await Worker.StartAsync(_folder.Root, On(second), process);

        await worker.Reach(second);
        Assert.Equal(202, (await worker.PostAsync("x", address: At(second))).Status);
        await Worker.Until(() => !IsOpen(first));
    }

    // 0.0.0.0 cannot be had beside 127.0.0.1: the old one makes room at once.
    [Fact]
    public async Task Reload_OtherAddressOfTheSamePort_TakesItsPlace()
    {
        await using var process = new SharedListeners(TimeSpan.FromSeconds(30));
        var port = FreePort();
        await using var old = await Worker.StartAsync(_folder.Root, On(port), process);
        await old.Reach(port);

        await using var worker = await Worker.StartAsync(_folder.Root, On(port, options => options.Listen = $"127.0.0.2:{port}"), process);

        await Worker.Until(() => !IsOpen(port) || worker.Reading.IsFaulted);
        Assert.False(worker.Reading.IsFaulted);
        await Worker.Until(() => worker.Log.Lines.Any(static line => line.Message.StartsWith("Listening", StringComparison.Ordinal)));
        Assert.Equal(202, (await worker.PostAsync("x", address: new Uri($"http://127.0.0.2:{port}/documents"))).Status);
    }

    [Fact]
    public async Task Dispose_NobodyElseListens_ClosesThePortLater()
    {
        await using var process = new SharedListeners(TimeSpan.FromMilliseconds(200));
        var port = FreePort();
        await using (var worker = await Worker.StartAsync(_folder.Root, On(port), process))
            await worker.Reach(port);

        await Worker.Until(() => !IsOpen(port));
    }

    [Fact]
    public async Task ReadAsync_PortIsTaken_SaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var exception = await Assert.ThrowsAsync<IOException>(() => Worker.StartAsync(_folder.Root, On(port)));

        Assert.Contains($"127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("taken", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AddressOfAnotherMachine_SaysSo()
    {
        var exception = await Assert.ThrowsAsync<IOException>(() => Worker.StartAsync(_folder.Root, Worker.Options(static options =>
        {
            options.Listen = "192.0.2.1:0";
            options.Token = "0123456789abcdef";
        })));

        Assert.Contains("no such address", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_WithoutReading_TouchesNothing()
    {
        await using var process = new SharedListeners(TimeSpan.FromSeconds(30));
        var log = new CapturedLog();
        var port = FreePort();

        await new HttpSource(On(port), new PipelineContext("test", _folder.Root) { IsContinuous = true }, process, log, log).DisposeAsync();

        Assert.False(IsOpen(port));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task EndOneAsync(Worker worker, HashSet<string> ended)
    {
        var item = await worker.NextAsync();
        Assert.Equal("x", await item.TextAsync());
        await item.EndAsync();
        Assert.True(ended.Add(item.Id.Value), $"{item.Id} came twice.");
    }

    private static HttpSourceOptions On(int port, Action<HttpSourceOptions>? change = null) => Worker.Options(options =>
    {
        options.Listen = $"127.0.0.1:{port}";
        change?.Invoke(options);
    });

    private static Uri At(int port) => new($"http://127.0.0.1:{port}/documents");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsOpen(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

file static class WorkerExtensions
{
    /// <summary>Waits until the port is open.</summary>
    public static Task Reach(this Worker worker, int port) =>
        Worker.Until(() => worker.Log.Lines.Any(line => line.Message.Contains($":{port}/", StringComparison.Ordinal)));
}

using System.Net.Sockets;

namespace Pipeline.Tests.Http;

/// <summary>What many or large requests cost; alone, since they measure the process.</summary>
[Collection(nameof(Alone))]
public sealed class FloodTests : IDisposable
{
    private const int Connections = 10_000;

    /// <summary>At once: both ends are in this process, and many systems give it 1,024 handles.</summary>
    private const int Batch = 100;

    private readonly ScratchFolder _folder = new();

    // Opened and dropped at every stage of a request, some of them by a reset.
    [Fact]
    public async Task Post_TenThousandConnectionsOpenedAndDropped_ServesTheNextInBoundedMemory()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        await BatchAsync(worker, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < Connections; i += Batch)
            await BatchAsync(worker, i);

        Assert.Equal(202, (await worker.PostAsync("good")).Status);
        await Worker.Until(() => !Directory.EnumerateFiles(_folder["inbox"], "*.tmp").Any());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
        Assert.DoesNotContain(worker.Log.Lines, static line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    // More than may be open: the ones beyond are closed, and there is room again when the first go.
    [Fact]
    public async Task Post_MoreConnectionsThanMayBeOpen_ClosesTheRestAndRecovers()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows() || HandleLimit() > 4096, "This system gives a process too few handles.");
        await using var worker = await Worker.StartAsync(_folder.Root);
        var clients = new List<TcpClient>();
        for (var i = 0; i < 1200; i++)
            clients.Add(await Raw.ConnectAsync(worker.Address!));
        using (var late = clients[^1])
            Assert.Equal("", await Raw.ReadAsync(late));
        foreach (var client in clients)
            client.Dispose();

        await Worker.Until(() => worker.PostAsync("good").ContinueWith(static reply => reply.IsCompletedSuccessfully && reply.Result.Status == 202, TaskScheduler.Default).GetAwaiter().GetResult());
    }

    [Fact]
    public async Task Post_LargeBodies_DoNotGrowMemory()
    {
        const int Size = 20_000_000;
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxSize = new ByteSize(Size)));
        await PostZerosAsync(worker, Size, "?id=0");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);

        for (var i = 1; i < 8; i++)
            await PostZerosAsync(worker, Size, "?id=" + i);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - allocated, 0, Size);
        var item = await worker.NextAsync();
        Assert.Equal(Size, (await item.ReadAsync(CancellationToken.None)).Length);
    }

    public void Dispose() => _folder.Dispose();

    private static Task BatchAsync(Worker worker, int start) => Task.WhenAll(Enumerable.Range(start, Batch).Select(i => DropAsync(worker.Address!, i)));

    private static async Task DropAsync(Uri address, int number)
    {
        using var client = await Raw.ConnectAsync(address);
        ReadOnlyMemory<byte> request = "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf a body"u8.ToArray();
        try
        {
            await client.GetStream().WriteAsync(request[..(number % request.Length)]);
        }
        catch (IOException)
        {
            // The other side was faster.
        }

        if (number % 3 == 0)
            client.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    private static async Task PostZerosAsync(Worker worker, int size, string query)
    {
        using var body = new ZeroContent(size);
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address + query) { Content = body };
        Assert.Equal(202, (await worker.SendAsync(request)).Status);
    }

    private static long HandleLimit() =>
        File.Exists("/proc/self/limits")
        && File.ReadLines("/proc/self/limits").FirstOrDefault(static line => line.StartsWith("Max open files", StringComparison.Ordinal)) is { } line
        && long.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], out var limit) ? limit : 0;

    private sealed class ZeroContent(int size) : HttpContent
    {
        private static readonly byte[] s_zeros = new byte[16_384];

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (var left = size; left > 0; left -= s_zeros.Length)
                await stream.WriteAsync(s_zeros.AsMemory(0, Math.Min(left, s_zeros.Length)));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }
}

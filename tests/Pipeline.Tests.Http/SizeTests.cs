using System.Diagnostics;
using System.Text;

namespace Pipeline.Tests.Http;

public sealed class SizeTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData(1000, false, false, 202)]
    [InlineData(1000, true, false, 202)]
    [InlineData(1000, false, true, 202)]
    [InlineData(1001, false, false, 413)]
    [InlineData(1001, true, false, 413)]
    [InlineData(3_000_000, false, false, 413)]
    [InlineData(3_000_000, true, false, 413)]
    [InlineData(3_000_000, false, true, 413)]
    public async Task Post_Size_IsBoundedDeclaredOrNot(int length, bool chunked, bool asksFirst, int status)
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxSize = new ByteSize(1000)));
        using var content = new ByteArrayContent(new byte[length]);
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = asksFirst;

        var reply = await worker.SendAsync(request);

        Assert.Equal(status, reply.Status);
        if (status == 413)
            Assert.Contains("1000 bytes", reply.Error, StringComparison.Ordinal);
        Assert.Equal(status == 413 ? 0 : 1, Files());
    }

    [Fact]
    public async Task Post_EndlessChunks_AreCutOff()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxSize = new ByteSize(100_000)));
        using var client = await Raw.ConnectAsync(worker.Address!);
        var stream = client.GetStream();
        await stream.WriteAsync("POST /documents HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
        var chunk = Encoding.Latin1.GetBytes("4000\r\n" + new string('a', 0x4000) + "\r\n");
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(60))
                await stream.WriteAsync(chunk);
        });

        Assert.Equal(0, Files());
        Assert.Equal(202, (await worker.PostAsync("good")).Status);
    }

    // One byte a second: dropped by the least rate, while others are served.
    [Fact]
    public async Task Post_SlowBody_IsDroppedAndOthersAreServed()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        var slow = Enumerable.Range(0, 20).Select(_ => DripAsync(worker.Address!, "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"));
        var all = Task.WhenAll(slow);
        var served = 0;
        while (!all.IsCompleted)
        {
            Assert.Equal(202, (await worker.PostAsync($"good {served}")).Status);
            served++;
            await Task.Delay(50);
        }

        Assert.All(await all, static reply => Assert.True(reply.Length == 0 || reply.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), reply));
        Assert.True(served > 10);
        Assert.Equal(served, Files());
    }

    [Fact]
    public async Task Post_SlowHeaders_AreDropped()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        var reply = await DripAsync(worker.Address!, "POST /documents HTTP/1.1\r\nHost: localhost\r\nX: ");

        Assert.True(reply.Length == 0 || reply.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), reply);
    }

    [Fact]
    public async Task Post_GivenUpHalfway_LeavesNothing()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxPending = 1));
        using (var client = await Raw.ConnectAsync(worker.Address!))
        {
            await client.GetStream().WriteAsync("POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf"u8.ToArray());
            await Worker.Until(() => Files() == 1);
        }

        await Worker.Until(() => Files() == 0);
        await Worker.Until(() => worker.PostAsync("good").GetAwaiter().GetResult().Status == 202);
        Assert.Equal(1, Files());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Sends a byte a second until it is told to stop, and gives what it was told.</summary>
    private static async Task<string> DripAsync(Uri address, string start)
    {
        using var client = await Raw.ConnectAsync(address);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(start));
        var reading = Raw.ReadAsync(client);
        try
        {
            for (var seconds = 0; seconds < 60 && !reading.IsCompleted; seconds++)
            {
                await client.GetStream().WriteAsync("a"u8.ToArray());
                await Task.WhenAny(reading, Task.Delay(1000));
            }
        }
        catch (IOException)
        {
            // The connection is closed: what was hoped for.
        }

        Assert.True(await Task.WhenAny(reading, Task.Delay(1000)) == reading, "The connection is still open.");
        return await reading;
    }

    private int Files() => Directory.Exists(_folder["inbox"]) ? Directory.GetFiles(_folder["inbox"]).Length : 0;
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What no client should send, to a worker as it is used: it does not fall, does not grow, and takes the next document.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class HttpAbuseTests(ITestOutputHelper output) : IDisposable
{
    private const int Connections = 10_000;
    private const int Slow = 100;

    private static readonly string[] s_malformed =
    [
        "\0\0\0\0", "GET", "POST /documents HTTP/9.9\r\n\r\n", "POST /documents HTTP/1.1\r\n\r\n", "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "POST /documents HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999\r\n\r\n", "POST /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
        "POST /documents?id=%00 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx", "\u0016\u0003\u0001\u0002\0\u0001\0",
    ];

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Work_AbusedOverHttp_TakesTheNextDocumentInBoundedMemory()
    {
        _scratch.Write("pipeline.yaml", """
            version: 1
            source:
              use: http
              with: { listen: "127.0.0.1:0", max-size: 1MB }
            stages:
              - segment
              - use: export
                with: { to: out/a.jsonl }
            """);
        await using var worker = await HttpWorker.StartAsync(_scratch.Root, Chaos.Quick());
        Assert.NotNull(worker);
        Assert.Equal(HttpStatusCode.Accepted, await worker.PostAsync(0, "stay closed"));
        await FloodAsync(worker.Address, Connections / 10);
        var before = ProcessFigures.Of(worker.Process.Id);

        var slow = SlowAsync(worker.Address);
        foreach (var request in s_malformed)
            Assert.DoesNotMatch("^HTTP/1.1 2", await SendAsync(worker.Address, Encoding.Latin1.GetBytes(request)));
        Assert.Matches("^HTTP/1.1 413", await SendAsync(worker.Address, Encoding.ASCII.GetBytes($"POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n{new string('x', 2_000_000)}")));
        await FloodAsync(worker.Address, Connections);
        Assert.Equal(HttpStatusCode.Accepted, await worker.PostAsync(1, "stay closed"));
        var cut = await slow;

        Assert.Equal(HttpStatusCode.Accepted, await worker.PostAsync(2, "stay closed"));
        await worker.Process.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) == 3, "the documents that were accepted");
        await worker.Process.UntilAsync(() => ProcessFigures.Of(worker.Process.Id).Handles <= before.Handles + 20, "the connections to be closed");
        var after = ProcessFigures.Of(worker.Process.Id);
        Report.Write(output, "http-abuse", [$"{Connections} connections dropped, {cut} of {Slow} slow senders cut off; before {before}, after {after}"]);
        Assert.Equal(Slow, cut);
        Assert.InRange(after.Megabytes - before.Megabytes, double.NegativeInfinity, 100);
        Assert.Equal(143, await worker.Process.TerminateAsync());
        Assert.DoesNotContain("   at ", worker.Process.Log, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Opens connections and drops them, in the midst of a request or before it.</summary>
    private static async Task FloodAsync(Uri address, int count)
    {
        var request = "POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf a body"u8.ToArray();
        foreach (var batch in Enumerable.Range(0, count).Chunk(100))
        {
            await Task.WhenAll(batch.Select(async number =>
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port);
                if (number % 3 == 0)
                    client.LingerState = new LingerOption(enable: true, seconds: 0);
                await client.GetStream().WriteAsync(request.AsMemory(0, number % request.Length));
            }));
        }
    }

    /// <summary>Sends a byte a second on many connections until the other side has enough.</summary>
    /// <returns>How many were cut off.</returns>
    private static async Task<int> SlowAsync(Uri address)
    {
        var cuts = await Task.WhenAll(Enumerable.Range(0, Slow).Select(async _ =>
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(address.Host, address.Port);
            var stream = client.GetStream();
            try
            {
                await stream.WriteAsync("POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"u8.ToArray());
                var answer = stream.ReadAsync(new byte[100]).AsTask();
                for (var second = 0; second < 60; second++)
                {
                    await stream.WriteAsync("x"u8.ToArray());
                    if (await Task.WhenAny(answer, Task.Delay(1000)) == answer)
                        return true;
                }

                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }));
        return cuts.Count(static isCut => isCut);
    }

    private static async Task<string> SendAsync(Uri address, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var all = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(all, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The other side has heard enough.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }
}

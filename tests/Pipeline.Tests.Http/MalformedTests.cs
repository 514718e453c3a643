using System.Text;
using CsCheck;

namespace Pipeline.Tests.Http;

public sealed class MalformedTests : IDisposable
{
    private const string Start = "POST /documents?id=evil HTTP/1.1\r\nHost: localhost\r\n";
    private readonly ScratchFolder _folder = new();

    public static TheoryData<string> Requests() =>
    [
        "\0\0\0\0\r\n\r\n",
        "\x16\x03\x01\x02\0\x01\0\x01\xFC\x03\x03\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GARBAGE\r\n\r\n",
        "POST /documents\r\n\r\nx",
        "POST /documents?id=evil HTTP/9.9\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
        "POST /documents?id=evil HTTP/1.1\r\nContent-Length: 1\r\n\r\nx",
        "POST /documents?id=evil HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
        "POST /documents?id=evil HTTP/1.1\r\nHost: local host\r\nContent-Length: 1\r\n\r\nx",
        "POST http://other.example/documents?id=evil HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
        "POST \\documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
        "POST /documents%00?id=evil HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
        Start + "Content-Length: -1\r\n\r\nx",
        Start + "Content-Length: 0x1\r\n\r\nx",
        Start + "Content-Length: 99999999999999999999999\r\n\r\nx",
        Start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        Start + "Content-Length: 1, 2\r\n\r\nxx",
        Start + "Content-Length : 1\r\n\r\nx",
        Start + "Content-Length: 1\r\nX: a\r\n b\r\n\r\nx",
        Start + "Content-Length: 1\r\nX: a\0b\r\n\r\nx",
        Start + "Content-Length: 1\r\n: no name\r\n\r\nx",
        Start + "Content-Length: 1\r\nno colon\r\n\r\nx",
        Start + "Transfer-Encoding: xchunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        Start + "Transfer-Encoding: chunked, identity\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        Start + "Transfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n0\r\n\r\n",
        Start + "Transfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n",
        Start + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nx\r\n0\r\n\r\n",
        Start + "Transfer-Encoding: chunked\r\n\r\n1\r\nxxxx\r\n0\r\n\r\n",
        Start + "Transfer-Encoding: chunked\r\n\r\n1\nx\n0\n\n",
        Start + "Connection: close\r\n\r\n",
        Start + "X: " + new string('a', 40_000) + "\r\nContent-Length: 1\r\n\r\nx",
        Start + string.Concat(Enumerable.Range(0, 2000).Select(static i => $"X{i}: a\r\n")) + "Content-Length: 1\r\n\r\nx",
        "POST /documents?id=" + new string('a', 20_000) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx",
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Post_Malformed_IsRefusedAndTheNextOneIsServed(string request)
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        var reply = await Raw.SendAsync(worker.Address!, Encoding.Latin1.GetBytes(request));

        Assert.True(!reply.StartsWith("HTTP", StringComparison.Ordinal) || reply.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || reply.StartsWith("HTTP/1.1 505", StringComparison.Ordinal), reply);
        Assert.False(Directory.Exists(_folder["inbox"]) && Directory.EnumerateFiles(_folder["inbox"]).Any());
        Assert.Equal(202, (await worker.PostAsync("good")).Status);
        Assert.DoesNotContain(worker.Log.Lines, static line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    // Two lengths: whoever stands in front may see one request where the worker sees two.
    [Theory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n1\r\nx\r\n0\r\n\r\n")]
    public async Task Post_TwoLengths_EndsTheConnectionBeforeASmuggledRequest(string rest)
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        await Raw.SendAsync(worker.Address!, Encoding.Latin1.GetBytes(
            Start + rest + "POST /documents?id=smuggled HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx"));
        await worker.PostAsync("good", "?id=good");

        for (var id = ""; id != "good";)
        {
            id = (await worker.NextAsync()).Id.Value;
            Assert.NotEqual("smuggled", id);
        }
    }

    [Fact]
    public async Task Post_Pipelined_AnswersInOrder()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        var requests = string.Concat(Enumerable.Range(0, 20).Select(static i => $"POST /documents?id=p{i} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n{(i == 19 ? "Connection: close\r\n" : "")}\r\nx"));

        var reply = await Raw.SendAsync(worker.Address!, Encoding.Latin1.GetBytes(requests));

        Assert.Equal(Enumerable.Range(0, 20).Select(static i => $"p{i}"), System.Text.RegularExpressions.Regex.Matches(reply, "\"id\":\"(p[0-9]+)\"").Select(static match => match.Groups[1].Value));
    }

    [Fact]
    public async Task Post_RandomBytes_NeverGetInAndNeverStopTheListener()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        var generator =
            from head in Gen.Bool
            from bytes in Gen.Byte.Array[1, 400]
            select head ? (byte[])[.. Encoding.Latin1.GetBytes("POST /documents HTTP/1.1\r\n"), .. bytes, .. "\r\n\r\n"u8] : [.. bytes, .. "\r\n\r\n"u8];

        await generator.SampleAsync(
            async request =>
            {
                using var client = await Raw.ConnectAsync(worker.Address!);
                await client.GetStream().WriteAsync(request);
                client.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
                Assert.DoesNotContain("202", (await Raw.ReadAsync(client)).Split('\n')[0], StringComparison.Ordinal);
            },
            iter: 300, threads: 1);

        Assert.Equal(202, (await worker.PostAsync("good")).Status);
    }

    public void Dispose() => _folder.Dispose();
}

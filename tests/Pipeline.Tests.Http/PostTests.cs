using System.Text;
using CsCheck;

namespace Pipeline.Tests.Http;

public sealed class PostTests : IDisposable
{
    private const string Token = "0123456789abcdef";

    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task Post_Document_IsOnTheDiskBeforeTheAnswerAndOffered()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        var reply = await worker.PostAsync("<p>Café", "?id=news/1&title=A%20b%26c&uri=https://example.org/a", "text/html; charset=utf-8");
        Assert.Single(Directory.GetFiles(_folder["inbox"]));
        var item = await worker.NextAsync();

        Assert.Equal((202, "news/1"), (reply.Status, reply.Id));
        Assert.Equal("news/1", item.Id.Value);
        Assert.Equal("https://example.org/a", item.Uri);
        Assert.Equal("text/html; charset=utf-8", item.MediaType);
        Assert.Equal([new(MetadataKeys.Title, "A b&c")], item.Metadata);
        Assert.Equal("<p>Café", await item.TextAsync());
        Assert.Equal("<p>Café", await item.TextAsync());
        await item.EndAsync();
        Assert.Empty(Directory.GetFiles(_folder["inbox"]));
        await item.EndAsync();
    }

    [Fact]
    public async Task Post_SameBodyTwice_IsTheSameDocument()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, window: 1);

        var first = await worker.PostAsync("one");
        var again = await worker.PostAsync("one");
        var other = await worker.PostAsync("two");

        Assert.Equal("http/7692c3ad3540bb80", first.Id);
        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(first.Id, (await worker.NextAsync()).Uri);
    }

    [Fact]
    public async Task Post_IdInTheHeader_IsTaken()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = new StringContent("x") };
        request.Headers.Add("Document-Id", "a/b");

        Assert.Equal("a/b", (await worker.SendAsync(request)).Id);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/json", "application/json")]
    public async Task Post_MediaType_IsWhatTheSenderMeant(string given, string? expected)
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        await worker.PostAsync("{}", mediaType: given.Length == 0 ? null : given);

        Assert.Equal(expected, (await worker.NextAsync()).MediaType);
    }

    // Whatever the bytes and the id: what was posted is what is read.
    [Fact]
    public async Task Post_RandomIdsAndBodies_ComeBackAsTheyWere()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        var character = Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00A0', '\uD7FF'], Gen.Char['\uE000', '\uFFFF']);
        var generator =
            from id in character.Array[1, 40].Select(characters => new string(characters) + "😀")
            from body in Gen.OneOf(Gen.Byte, Gen.Int[0, 2].Select(static i => "\n\0{"u8[i])).Array[1, 3000]
            select (id, body);

        await generator.SampleAsync(
            async t =>
            {
                var reply = await worker.PostAsync(t.body, "?id=" + Uri.EscapeDataString(t.id));
                var item = await worker.NextAsync();
                var content = await item.ReadAsync(CancellationToken.None);
                await item.EndAsync();
                Assert.Equal((202, t.id, t.id), (reply.Status, reply.Id, item.Id.Value));
                Assert.Equal(t.body, content.ToArray());
            },
            iter: 100, threads: 1);
        Assert.Empty(Directory.GetFiles(_folder["inbox"]));
    }

    [Theory]
    [InlineData("GET", "/documents", 405)]
    [InlineData("HEAD", "/documents", 405)]
    [InlineData("PUT", "/documents", 405)]
    [InlineData("OPTIONS", "/documents", 405)]
    [InlineData("POST", "/", 404)]
    [InlineData("POST", "/documents/", 404)]
    [InlineData("POST", "/Documents", 404)]
    [InlineData("POST", "/documents/../x", 404)]
    [InlineData("POST", "/documents?id=", 400)]
    [InlineData("POST", "/documents?id=a&id=b", 400)]
    [InlineData("POST", "/documents?id=a%0Ab", 400)]
    [InlineData("POST", "/documents?id=a%00b", 400)]
    [InlineData("POST", "/documents?id=a%C2%85b", 400)]
    [InlineData("POST", "/documents?identity=a", 400)]
    [InlineData("POST", "/documents?title=%1B[2J", 400)]
    public async Task Post_WrongPlaceMethodOrParameter_IsRefusedWithAReason(string method, string path, int status)
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(worker.Address!, path)) { Content = new StringContent("x") };

        var reply = await worker.SendAsync(request);

        Assert.Equal(status, reply.Status);
        if (method != "HEAD")
            Assert.NotEmpty(reply.Error);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Post_LongId_IsRefusedBeyondTheLimit()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        Assert.Equal(202, (await worker.PostAsync("x", "?id=" + new string('a', 512))).Status);
        Assert.Equal(400, (await worker.PostAsync("x", "?id=" + new string('a', 513))).Status);
    }

    [Fact]
    public async Task Post_EmptyBody_IsRefused()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);

        Assert.Equal(400, (await worker.PostAsync("")).Status);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", null, 415)]
    [InlineData("text/plain", "gzip", 415)]
    [InlineData("nonsense", null, 400)]
    public async Task Post_FormOrEncodedBody_IsRefused(string mediaType, string? encoding, int status)
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        using var content = new ByteArrayContent("x"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        if (encoding is not null)
            content.Headers.ContentEncoding.Add(encoding);
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = content };

        Assert.Equal(status, (await worker.SendAsync(request)).Status);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer 0123456789abcdeF", 401)]
    [InlineData("Bearer 0123456789abcdef0", 401)]
    [InlineData("Basic 0123456789abcdef", 401)]
    [InlineData("Bearer 0123456789abcdef", 202)]
    [InlineData("bearer  0123456789abcdef", 202)]
    public async Task Post_Token_IsAskedForWhenThereIsOne(string? authorization, int status)
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.Token = Token));
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = new StringContent("x") };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var reply = await worker.SendAsync(request);

        Assert.Equal(status, reply.Status);
        Assert.Equal(status == 401, reply.Headers.WwwAuthenticate.ToString() == "Bearer");
        Assert.Equal(status == 202 ? 1 : 0, Files().Length);
        Assert.DoesNotContain(Token, string.Concat(worker.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", null, 202)]
    [InlineData("LOCALHOST:1", null, 202)]
    [InlineData("[::1]:8080", null, 202)]
    [InlineData("127.9.9.9", "http://127.9.9.9", 202)]
    [InlineData("localhost:80", "http://localhost", 202)]
    [InlineData("localhost:8080", "http://localhost:8080", 202)]
    [InlineData("localhost:8080", "http://localhost:3000", 403)]
    [InlineData("localhost:8080", "https://evil.example", 403)]
    [InlineData("localhost:8080", "null", 403)]
    [InlineData("evil.example", null, 403)]
    [InlineData("localhost.evil.example:8080", null, 403)]
    [InlineData("127.0.0.1.evil.example", null, 403)]
    [InlineData("192.168.1.1", null, 403)]
    public async Task Post_FromAWebPageWithoutToken_IsRefused(string host, string? origin, int status)
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = new StringContent("x") };
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        Assert.Equal(status, (await worker.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Post_UnderAnotherNameWithToken_IsAccepted()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.Token = Token));
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = new StringContent("x") };
        request.Headers.Host = "news.example.org";
        request.Headers.Add("Origin", "https://desk.example.org");
        request.Headers.Add("Authorization", "Bearer " + Token);

        Assert.Equal(202, (await worker.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Post_HalfSurrogatesInTheId_NeverGetIn()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        var head = Encoding.UTF8.GetBytes("POST /documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\nDocument-Id: a");
        byte[] request = [.. head, 0xED, 0xA0, 0x80, .. "\r\n\r\nx"u8];

        var reply = await Raw.SendAsync(worker.Address!, request);

        Assert.StartsWith("HTTP/1.1 400", reply, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    public void Dispose() => _folder.Dispose();

    private string[] Files() => Directory.Exists(_folder["inbox"]) ? Directory.GetFiles(_folder["inbox"]) : [];
}

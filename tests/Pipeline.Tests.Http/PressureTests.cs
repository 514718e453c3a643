namespace Pipeline.Tests.Http;

public sealed class PressureTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public async Task Post_MoreThanMayBePending_IsToldToComeBackAndThenTaken()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxPending = 3));
        for (var i = 0; i < 3; i++)
            Assert.Equal(202, (await worker.PostAsync($"{i}")).Status);

        var refused = await worker.PostAsync("more");
        var again = await worker.PostAsync("more");

        Assert.Equal((429, 429), (refused.Status, again.Status));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Single(worker.Log.Lines, static line => line.Message.Contains("full", StringComparison.Ordinal));
        var first = await worker.NextAsync();
        Assert.Equal(429, (await worker.PostAsync("more")).Status); // taken is not ended
        await first.EndAsync();
        Assert.Equal(202, (await worker.PostAsync("more")).Status);
        Assert.Equal(429, (await worker.PostAsync("and more")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_MoreBytesThanMayBePending_IsToldToComeBackAndLeavesNothing(bool chunked)
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options =>
        {
            options.MaxSize = new ByteSize(100_000);
            options.MaxPendingSize = new ByteSize(150_000);
        }));
        Assert.Equal(202, await PostAsync(worker, 100_000, chunked));

        Assert.Equal(429, await PostAsync(worker, 99_999, chunked));
        Assert.Equal(202, await PostAsync(worker, 40_000, chunked));

        Assert.Equal(2, Directory.GetFiles(_folder["inbox"]).Length);
        await (await worker.NextAsync()).EndAsync();
        Assert.Equal(202, await PostAsync(worker, 99_998, chunked));
    }

    [Fact]
    public async Task Post_FromManyAtOnce_NeverTakesMoreThanMayBePending()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxPending = 20));

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => worker.PostAsync($"{i}")));

        Assert.Equal(20, replies.Count(static reply => reply.Status == 202));
        Assert.Equal(180, replies.Count(static reply => reply.Status == 429));
        Assert.Equal(20, Directory.GetFiles(_folder["inbox"]).Length);
    }

    // A folder that cannot be written to, as on a full disk: nothing is accepted, nothing is half there, and it goes on by itself.
    [Fact]
    public async Task Post_InboxCannotBeWritten_IsRefusedWithTheReasonUntilItCan()
    {
        await using var worker = await Worker.StartAsync(_folder.Root, Worker.Options(static options => options.MaxPending = 2));
        await File.WriteAllTextAsync(_folder["inbox"], "in the way");

        for (var i = 0; i < 5; i++)
        {
            var refused = await worker.PostAsync("document");
            Assert.Equal(503, refused.Status);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.DoesNotContain(_folder.Root, refused.Error, StringComparison.Ordinal);
        }

        Assert.Single(worker.Log.Lines, line => line.Message.Contains(_folder["inbox"], StringComparison.Ordinal));
        File.Delete(_folder["inbox"]);
        Assert.Equal(202, (await worker.PostAsync("document")).Status);
        Assert.Equal("document", await (await worker.NextAsync()).TextAsync());
        Assert.Single(worker.Log.Lines, static line => line.Message.Contains("again", StringComparison.Ordinal) && line.Level == Microsoft.Extensions.Logging.LogLevel.Information);
    }

    [Fact]
    public async Task Post_FolderIsDeletedMeanwhile_IsMadeAgain()
    {
        await using var worker = await Worker.StartAsync(_folder.Root);
        await worker.PostAsync("one", "?id=1");
        Directory.Delete(_folder["inbox"], recursive: true);

        Assert.Equal(202, (await worker.PostAsync("two", "?id=2")).Status);

        var gone = await worker.NextAsync();
        await Assert.ThrowsAnyAsync<IOException>(async () => await gone.ReadAsync(CancellationToken.None));
        await gone.EndAsync();
        Assert.Equal("two", await (await worker.NextAsync()).TextAsync());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> PostAsync(Worker worker, int size, bool chunked)
    {
        var body = new byte[size];
        Random.Shared.NextBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, worker.Address) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = chunked;
        return (await worker.SendAsync(request)).Status;
    }
}

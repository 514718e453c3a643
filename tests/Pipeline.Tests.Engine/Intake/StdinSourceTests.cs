using System.ComponentModel.DataAnnotations;
using System.Text;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public sealed class StdinSourceTests
{
    private readonly RecordedLog<StdinSource> _log = new();

    [Theory]
    [InlineData(StdinFormat.Text, null, "stdin", "text/plain")]
    [InlineData(StdinFormat.Html, "page", "page", "text/html")]
    public async Task ReadAsync_OneDocument_HasAllThatComesIn(StdinFormat format, string? id, string expectedId, string mediaType)
    {
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(static i => $"Zeile {i} für alle\n"));

        var item = Assert.Single(await ReadAsync(new StdinSourceOptions { Format = format, Id = id }, new MemoryStream(Encoding.Latin1.GetBytes(text))));
        var document = DocumentIntake.Create(item, await item.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal(expectedId, item.Id.Value);
        Assert.Equal(mediaType, document.Source.MediaType);
        Assert.Equal(text, document.Text);
        Assert.Equal(document.Content.ToArray(), (await item.ReadAsync(TestContext.Current.CancellationToken)).ToArray());
    }

    [Fact]
    public async Task ReadAsync_Jsonl_GivesADocumentForEachLine()
    {
        var input = new MemoryStream("{\"text\":\"a\",\"key\":1}\nbroken\n{\"text\":\"c\",\"key\":\"three\"}"u8.ToArray());

        var items = await ReadAsync(new StdinSourceOptions { Format = StdinFormat.Jsonl, Id = "key" }, input);

        Assert.Equal("1,stdin#2,three", string.Join(',', items.Select(static item => item.Id.Value)));
        Assert.Equal("stdin#L3", items[2].Uri);
    }

    [Fact]
    public async Task ReadAsync_JsonlFromSomebodyWhoGoesOn_GivesEachLineWhenItComes()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        var source = new StdinSource(new StdinSourceOptions { Format = StdinFormat.Jsonl }, _log) { Open = () => pipe.Reader.AsStream() };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var items = source.ReadAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        for (var i = 1; i <= 3; i++)
        {
            await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{{\"text\":\"{i}\"}}\n"), limit.Token);
            Assert.True(await items.MoveNextAsync());
            Assert.Equal($"stdin#{i}", items.Current.Id.Value);
        }

        await pipe.Writer.CompleteAsync();
        Assert.False(await items.MoveNextAsync());
    }

    [Theory]
    [InlineData(StdinFormat.Text)]
    [InlineData(StdinFormat.Html)]
    [InlineData(StdinFormat.Jsonl)]
    public async Task ReadAsync_NothingComes_IsNoDocumentButAWarning(StdinFormat format)
    {
        Assert.Empty(await ReadAsync(new StdinSourceOptions { Format = format }, new MemoryStream()));
        Assert.Equal("Warning: Nothing came through standard input.", Assert.Single(_log.Lines));
    }

    [Theory]
    [InlineData(StdinFormat.Text, 10)]
    [InlineData(StdinFormat.Text, 11)]
    [InlineData(StdinFormat.Text, 1_000_000)]
    public async Task ReadAsync_LargerThanMaxSize_Fails(StdinFormat format, int length)
    {
        var item = Assert.Single(await ReadAsync(new StdinSourceOptions { Format = format, MaxSize = new ByteSize(10) }, new MemoryStream(new byte[length])));

        if (length <= 10)
            Assert.Equal(length, (await item.ReadAsync(TestContext.Current.CancellationToken)).Length);
        else
            Assert.Contains("more bytes than the `max-size` of 10B", (await Assert.ThrowsAsync<StageException>(async () => await item.ReadAsync(TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StdinFormat.Text)]
    [InlineData(StdinFormat.Jsonl)]
    public async Task ReadAsync_CancelledWhileNobodyWrites_EndsAlthoughTheReadHangs(StdinFormat format)
    {
        using var input = new Hanging();
        var source = new StdinSource(new StdinSourceOptions { Format = format }, _log) { Open = () => input };
        using var end = new CancellationTokenSource();
        await using var items = source.ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        var next = items.MoveNextAsync().AsTask();
        Assert.True(input.IsRead.Wait(TimeSpan.FromSeconds(60)));

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(60)));
        input.Release.Set();
    }

    [Fact]
    public void Options_FieldsWithoutJsonl_AreRefused()
    {
        var options = new StdinSourceOptions { Text = "body", MediaType = "text/html", Metadata = new() { ["title"] = "t" } };

        Assert.Equal(["Text", "MediaType", "Metadata"], options.Validate(new ValidationContext(options)).SelectMany(static result => result.MemberNames));
        options.Format = StdinFormat.Jsonl;
        Assert.Empty(options.Validate(new ValidationContext(options)));
    }

    private async Task<List<SourceItem>> ReadAsync(StdinSourceOptions options, Stream input)
    {
        var source = new StdinSource(options, _log) { Open = () => input };
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(TestContext.Current.CancellationToken))
            items.Add(item);
        Assert.Equal(items.Count, source.Count);
        return items;
    }

    /// <summary>A terminal at which nobody sits.</summary>
    private sealed class Hanging : ReadOnlyStream
    {
        public ManualResetEventSlim IsRead { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public override int Read(Span<byte> buffer)
        {
            IsRead.Set();
            Release.Wait();
            return 0;
        }
    }
}

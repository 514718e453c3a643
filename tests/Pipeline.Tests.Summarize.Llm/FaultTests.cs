using System.Diagnostics;

namespace Pipeline.Tests.Summarize.Llm;

public sealed class FaultTests : IDisposable
{
    private static readonly string Good = ModelServer.Openai(ModelServer.Sentences("A storm flooded the harbour of Port Ellis."));

    private readonly Newsroom _newsroom = new();

    public static TheoryData<string, string> Faults() => new()
    {
        { "500", ModelServer.Response("{}", "500 Internal Server Error") },
        { "503", ModelServer.Response("busy", "503 Service Unavailable") },
        { "429", ModelServer.Response("{}", "429 Too Many Requests") },
        { "garbage instead of HTTP", "\u0001\u0002garbage\r\n\r\n" },
        { "no JSON", ModelServer.Response("<html>proxy</html>") },
        { "truncated body", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\": [{\"mess" },
        { "truncated JSON", ModelServer.Response("{\"choices\": [{\"message\": {\"content\": \"{") },
        { "other JSON", ModelServer.Response("{\"choices\": [], \"usage\": 3}") },
        { "null content", ModelServer.Response("{\"choices\": [{\"message\": {\"content\": null}}]}") },
        { "an array", ModelServer.Response("[1, 2]") },
        { "prose for an answer", ModelServer.Openai("Sure! Here is your summary: a storm.") },
        { "truncated answer", ModelServer.Openai("{\"sentences\": [\"A storm flooded the har") },
        { "no sentences", ModelServer.Openai("{\"sentences\": []}") },
        { "hang-up", "" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Process_FaultThatPasses_IsTriedAgain(string fault, string response)
    {
        await using var server = new ModelServer(response, Good);
        _newsroom.Options.Retries = 1;
        Assert.False(Assert.Single(await _newsroom.RunAsync(server)).IsFallback, fault);
        Assert.Equal(2, server.Count);
        Assert.Empty(_newsroom.Warnings);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Process_FaultThatStays_FallsBackToTheSummaryWithAWarning(string fault, string response)
    {
        await using var server = new ModelServer(response);
        _newsroom.Options.Retries = 2;
        var summary = await _newsroom.RunAsync(server);
        Assert.Equal(Newsroom.Story[..2], summary.Select(static sentence => sentence.Text));
        Assert.All(summary, sentence => Assert.True(sentence is { IsFallback: true, IsSupported: true }, fault));
        Assert.Equal(3, server.Count);
        Assert.StartsWith("a keeps the summary of `summarize`, for small gave none: ", Assert.Single(_newsroom.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 Bad Request")]
    [InlineData("401 Unauthorized")]
    [InlineData("404 Not Found")]
    [InlineData("302 Found")]
    public async Task Process_Refusal_IsNotTriedAgain(string status)
    {
        await using var server = new ModelServer(ModelServer.Response("{}", status, "Location: http://127.0.0.1:1/\r\n"), Good);
        _newsroom.Options.Retries = 5;
        Assert.All(await _newsroom.RunAsync(server), static sentence => Assert.True(sentence.IsFallback));
        Assert.Equal(1, server.Count);
        Assert.Contains(status[..3], Assert.Single(_newsroom.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_AnswerCutOffByItsLimit_FallsBack()
    {
        await using var server = new ModelServer(ModelServer.Openai(ModelServer.Sentences("A storm."), finish: "length"));
        Assert.True((await _newsroom.RunAsync(server))[0].IsFallback);
        Assert.Contains("cut off", Assert.Single(_newsroom.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_NoAnswerInTime_IsGivenUp()
    {
        await using var server = new ModelServer(static (_, _, token) => Task.Delay(Timeout.Infinite, token));
        await GivesUpAsync(server);
    }

    [Fact]
    public async Task Process_AnswerThatDrips_IsGivenUp()
    {
        await using var server = new ModelServer(static async (_, stream, token) =>
        {
            await ModelServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", token);
            while (true)
            {
                await ModelServer.WriteAsync(stream, " ", token);
                await Task.Delay(20, token);
            }
        });
        await GivesUpAsync(server);
    }

    [Fact]
    public async Task Process_AnswerWithoutEnd_IsCutAtItsLimit()
    {
        var block = new string(' ', 64 * 1024);
        await using var server = new ModelServer(async (_, stream, token) =>
        {
            await ModelServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", token);
            for (var i = 0; i < 1_000; i++)
                await ModelServer.WriteAsync(stream, block, token);
        });
        Assert.True((await _newsroom.RunAsync(server))[0].IsFallback);
        Assert.Single(_newsroom.Warnings);
    }

    [Fact]
    public async Task Process_NobodyListens_FallsBack()
    {
        var server = new ModelServer(Good);
        using var stage = _newsroom.Stage(server);
        await server.DisposeAsync();
        var result = await stage.ProcessAsync(Newsroom.Article(Newsroom.Story), TestContext.Current.CancellationToken);
        Assert.True(result.Layer<Pipeline.Summarize.Llm.LlmSummarySentence>()[0].IsFallback);
    }

    [Fact]
    public async Task Process_RetryAfter_IsWaitedFor()
    {
        await using var server = new ModelServer(ModelServer.Response("{}", "429 Too Many Requests", "Retry-After: 7\r\n"), ModelServer.Response("{}", "429 Too Many Requests"), Good);
        _newsroom.Options.Retries = 3;
        Assert.False((await _newsroom.RunAsync(server))[0].IsFallback);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(2)], _newsroom.Clock.Pauses);
    }

    [Fact]
    public async Task Process_Cancelled_IsNoFailure()
    {
        await using var server = new ModelServer(static (_, _, token) => Task.Delay(Timeout.Infinite, token));
        using var stage = _newsroom.Stage(server);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stage.ProcessAsync(Newsroom.Article(Newsroom.Story), cancel.Token));
        Assert.Empty(_newsroom.Warnings);
    }

    [Fact]
    public async Task Process_ManyLanes_AskNoMoreAtOnceThanAllowed()
    {
        await using var server = new ModelServer(static async (_, stream, token) =>
        {
            await Task.Delay(50, token);
            await ModelServer.WriteAsync(stream, Good, token);
        });
        _newsroom.Options.Requests = 3;
        using var stage = _newsroom.Stage(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            await stage.ProcessAsync(Newsroom.Article([.. Newsroom.Story, $"Ferry {i} waits."]), TestContext.Current.CancellationToken)));
        Assert.Equal(20, server.Count);
        Assert.InRange(server.MostAtOnce, 2, 3);
        Assert.Empty(_newsroom.Warnings);
    }

    public void Dispose() => _newsroom.Dispose();

    private async Task GivesUpAsync(ModelServer server)
    {
        _newsroom.Clock.LongestPause = TimeSpan.Zero;
        _newsroom.Options.RequestTimeout = TimeSpan.FromMilliseconds(300);
        var watch = Stopwatch.StartNew();
        Assert.True((await _newsroom.RunAsync(server))[0].IsFallback);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
        Assert.Contains("within 0.3 s", Assert.Single(_newsroom.Warnings), StringComparison.Ordinal);
    }
}

using System.ComponentModel.DataAnnotations;
using Pipeline.Summarize.Llm;
using Pipeline.Summarize.Llm.Asking;
using Pipeline.Summarize.Llm.Clients;

namespace Pipeline.Tests.Summarize.Llm;

public sealed class LimitTests : IDisposable
{
    private static readonly string Good = ModelServer.Openai(ModelServer.Sentences("A storm flooded the harbour of Port Ellis."), input: 500, output: 100);

    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task Process_TokenLimit_StopsAsking()
    {
        await using var server = new ModelServer(Good);
        _newsroom.Options.MaxTotalTokens = 2_000;
        _newsroom.Options.Cache = false;
        Assert.Equal(3, await AnsweredAsync(server, 10));
        Assert.Equal(3, server.Count);
        Assert.All(_newsroom.Warnings, static warning => Assert.EndsWith("The limit of 2000 tokens is reached.", warning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Process_CostLimit_StopsAsking()
    {
        await using var server = new ModelServer(Good);
        (_newsroom.Options.InputPrice, _newsroom.Options.OutputPrice, _newsroom.Options.MaxCost) = (1, 10, 0.008);
        _newsroom.Options.Cache = false;
        Assert.Equal(3, await AnsweredAsync(server, 10));
        Assert.Equal(3, server.Count);
    }

    [Fact]
    public void Reserve_ManyAtOnce_NeverPassesTheLimit()
    {
        var spending = new Spending(new SummarizeLlmOptions { MaxTotalTokens = 10_000 });
        Parallel.For(0, 1_000, _ => TrySpend());

        // What others had set aside may have turned the last of them away.
        while (TrySpend())
        {
        }

        Assert.InRange(spending.Total.Tokens, 9_850, 10_000);

        bool TrySpend()
        {
            try
            {
                spending.Reserve(100, 50);
            }
            catch (ChatFailureException)
            {
                return false;
            }

            Assert.True(spending.Total.Tokens <= 10_000);
            spending.Settle(100, 50, 60, null);
            return true;
        }
    }

    [Fact]
    public async Task Process_SameText_IsAskedOnce()
    {
        await using var server = new ModelServer(Good);
        var first = await _newsroom.RunAsync(server);
        Assert.Equal(first, await _newsroom.RunAsync(server));
        Assert.Equal(1, server.Count);
        await _newsroom.RunAsync(server, Newsroom.Article([.. Newsroom.Story, "Ferries wait."]));
        _newsroom.Options.Model = "other";
        await _newsroom.RunAsync(server);
        Assert.Equal(3, server.Count);
    }

    [Fact]
    public async Task Process_DamagedCache_IsAskedAgainAndRepaired()
    {
        await using var server = new ModelServer(Good);
        await _newsroom.RunAsync(server);
        var file = Directory.EnumerateFiles(_newsroom.CacheFolder, "*.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "{\"sentences\": [\"A sto");
        await _newsroom.RunAsync(server);
        await _newsroom.RunAsync(server);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public async Task Process_Failure_IsNotCached()
    {
        await using var server = new ModelServer(ModelServer.Openai("prose"), Good);
        Assert.True((await _newsroom.RunAsync(server))[0].IsFallback);
        Assert.False((await _newsroom.RunAsync(server))[0].IsFallback);
    }

    [Fact]
    public async Task Process_CacheFolderThatCannotBe_CostsTheCacheAlone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_newsroom.CacheFolder)!);
        File.WriteAllText(_newsroom.CacheFolder, "a file");
        await using var server = new ModelServer(Good);
        Assert.False((await _newsroom.RunAsync(server))[0].IsFallback);
    }

    [Theory]
    [InlineData("http://localhost:11434", true)]
    [InlineData("https://models.example/v1", true)]
    [InlineData("ftp://models.example", false)]
    [InlineData("models.example", false)]
    [InlineData("https://user:pass@models.example", false)]
    [InlineData("", false)]
    public void Options_Endpoint_IsChecked(string endpoint, bool isValid)
    {
        var options = new SummarizeLlmOptions { Endpoint = endpoint, Model = "small" };
        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    [Fact]
    public void Options_CostWithoutPrices_IsAMistake()
    {
        var options = new SummarizeLlmOptions { Endpoint = "http://localhost", Model = "small", MaxCost = 1 };
        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    public void Dispose() => _newsroom.Dispose();

    private async Task<int> AnsweredAsync(ModelServer server, int articles)
    {
        using var stage = _newsroom.Stage(server);
        var answered = 0;
        for (var i = 0; i < articles; i++)
        {
            var result = await stage.ProcessAsync(Newsroom.Article([.. Newsroom.Story, $"Ferry {i} waits."]), TestContext.Current.CancellationToken);
            answered += result.Layer<LlmSummarySentence>()[0].IsFallback ? 0 : 1;
        }

        return answered;
    }
}

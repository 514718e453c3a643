using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Pipeline.Summarize.Llm;

namespace Pipeline.Tests.Summarize.Llm;

/// <summary>An article with an extractive summary, and the stage in a folder of its own.</summary>
internal sealed class Newsroom : IDisposable
{
    public static readonly string[] Story =
    [
        "A storm flooded the harbour of Port Ellis on Sunday and cut power to 12,000 homes, the county said.",
        "Crews from three counties worked through the night to restore power to the homes around the harbour.",
        "Mayor Lena Ortiz asked residents to stay away until engineers have checked the flooded bridges.",
        "Insurers put the damage from the flood at 40 million dollars.",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("summarize-llm-").FullName;

    public List<string> Warnings { get; } = [];

    public SummarizeLlmOptions Options { get; } = new() { Model = "small", RequestTimeout = TimeSpan.FromSeconds(20), Retries = 0, ApiKeyVariable = "" };

    public ManualClock Clock { get; } = new();

    public string CacheFolder => Path.Combine(_folder, ".pipeline", "summarize-llm");

    public static Document Article(params string[] sentences)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        foreach (var sentence in sentences)
        {
            spans.Add(new TextSpan(text.Length, text.Length + sentence.Length));
            text.Append(sentence).Append(' ');
        }

        return Document.FromText("a", text.ToString())
            .With(Layer<Sentence>.Of(spans.Select(static span => new Sentence(span))))
            .With(Layer<SummarySentence>.Of(spans.Take(2).Select(static span => new SummarySentence(span, 1))));
    }

    public SummarizeLlmStage Stage(ModelServer server)
    {
        Options.Endpoint = server.Address;
        return new SummarizeLlmStage(Options, new PipelineContext("news", _folder), new WarningLog(Warnings), Clock);
    }

    public SummarizeLlmStage Stage(IChatClient client) => new(Options, new PipelineContext("news", _folder), new WarningLog(Warnings), Clock, client);

    public async Task<LlmSummarySentence[]> RunAsync(ModelServer server, Document? document = null)
    {
        using var stage = Stage(server);
        var result = await stage.ProcessAsync(document ?? Article(Story), TestContext.Current.CancellationToken);
        return [.. result.Layer<LlmSummarySentence>().OrderBy(static sentence => sentence.Order)];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class WarningLog(List<string> warnings) : ILogger<SummarizeLlmStage>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Assert.Equal(LogLevel.Warning, logLevel);
            lock (warnings)
                warnings.Add(formatter(state, exception));
        }
    }
}

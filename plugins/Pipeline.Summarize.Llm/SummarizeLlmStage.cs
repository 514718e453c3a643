using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Pipeline.Summarize.Llm.Alignment;
using Pipeline.Summarize.Llm.Asking;
using Pipeline.Summarize.Llm.Clients;
using Pipeline.Summarize.Llm.Storage;

namespace Pipeline.Summarize.Llm;

/// <summary>Lets a language model write the summary, and says for each sentence which sentences of the article support it.</summary>
/// <remarks>Falls back to the layer <c>summary</c>, which is why it is required. Thread-safe.</remarks>
[Stage("summarize-llm", "Lets a language model write the summary"), Shared]
[Requires<Sentence>, Requires<SummarySentence>, Uses<Block>, Provides<LlmSummarySentence>]
internal sealed partial class SummarizeLlmStage : IStage, IDisposable
{
    private readonly SummarizeLlmOptions _options;
    private readonly ILogger<SummarizeLlmStage> _logger;
    private readonly IChatClient _client;
    private readonly Questioner _questioner;

    public SummarizeLlmStage(SummarizeLlmOptions options, PipelineContext context, ILogger<SummarizeLlmStage> logger, TimeProvider time)
        : this(options, context, logger, time, ChatClients.Create(options))
    {
    }

    internal SummarizeLlmStage(SummarizeLlmOptions options, PipelineContext context, ILogger<SummarizeLlmStage> logger, TimeProvider time, IChatClient client)
    {
        _options = options;
        _logger = logger;
        _client = client;
        var cache = options.Cache ? new AnswerCache(Path.Combine(context.StateDirectory, "summarize-llm")) : null;
        _questioner = new Questioner(client, options, cache, new Spending(options), time);
    }

    /// <inheritdoc/>
    public async ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var article = SourceSentences.Of(document);
        if (article.Count == 0)
            return document.With(Layer<LlmSummarySentence>.Empty);
        try
        {
            var answer = await _questioner.AskAsync(document, article, cancellationToken);
            var aligner = new SentenceAligner(document.Text, article);
            return document.With(Layer<LlmSummarySentence>.Of(answer.Select(aligner.Align)));
        }
        catch (ChatFailureException failure)
        {
            LogFallback(document.Id.Value, _options.Model, failure.Message);
            return document.With(Layer<LlmSummarySentence>.Of(document.Layer<SummarySentence>().Select((sentence, i) => Fallback(document, sentence.Span, i))));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _questioner.Dispose();
        _client.Dispose();
    }

    private static LlmSummarySentence Fallback(Document document, TextSpan span, int order) =>
        new(span, Prose.Of(span.In(document.Text)), Support: 1) { Order = order, IsSupported = true, IsFallback = true, Sources = [span] };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Document} keeps the summary of `summarize`, for {Model} gave none: {Reason}")]
    private partial void LogFallback(string document, string model, string reason);
}

using Microsoft.Extensions.AI;
using Pipeline.Summarize.Llm.Clients;
using Pipeline.Summarize.Llm.Storage;

namespace Pipeline.Summarize.Llm.Asking;

/// <summary>Asks a model, within limits of time, number and cost, again where that may help, and not at all where the answer is known. Thread-safe.</summary>
internal sealed class Questioner(IChatClient client, SummarizeLlmOptions options, AnswerCache? cache, Spending spending, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _slots = new(options.Requests);

    /// <summary>The sentences of the summary.</summary>
    /// <exception cref="ChatFailureException">There is no answer that can be used.</exception>
    public async Task<List<string>> AskAsync(Document document, IReadOnlyList<TextSpan> sentences, CancellationToken cancellationToken)
    {
        var messages = Prompt.Of(document, sentences, options);
        var key = AnswerCache.Key(options, messages);
        if (cache?.Find(key) is { } known && TryRead(known) is { } read)
            return read;
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await TryAsync(messages, key, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<List<string>> TryAsync(List<ChatMessage> messages, string key, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var answer = await OnceAsync(messages, cancellationToken);
                var sentences = AnswerReader.Read(answer, options.Sentences);
                cache?.Keep(key, answer);
                return sentences;
            }
            catch (ChatFailureException failure) when (failure.IsTransient && attempt < options.Retries)
            {
                await Task.Delay(Pause(attempt, failure.RetryAfter), time, cancellationToken);
            }
        }
    }

    private async Task<string> OnceAsync(List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var input = Prompt.Tokens(messages);
        spending.Reserve(input, options.MaxOutputTokens);
        UsageDetails? usage = null;
        using var timeout = new CancellationTokenSource(options.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var settings = new ChatOptions { ModelId = options.Model, MaxOutputTokens = options.MaxOutputTokens, Temperature = 0, ResponseFormat = ChatResponseFormat.Json };
            var response = await client.GetResponseAsync(messages, settings, either.Token);
            usage = response.Usage;
            if (response.FinishReason == ChatFinishReason.Length)
                throw new ChatFailureException($"The answer was cut off after {options.MaxOutputTokens} tokens.", isTransient: false);
            return response.Text;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChatFailureException($"There was no answer within {options.RequestTimeout.TotalSeconds:0.###} s.", isTransient: true);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ChatFailureException))
        {
            throw new ChatFailureException($"The service cannot be asked: {exception.Message}", isTransient: false, exception);
        }
        finally
        {
            spending.Settle(input, options.MaxOutputTokens, usage?.InputTokenCount, usage?.OutputTokenCount);
        }
    }

    private List<string>? TryRead(string known)
    {
        try
        {
            return AnswerReader.Read(known, options.Sentences);
        }
        catch (ChatFailureException)
        {
            return null;
        }
    }

    /// <summary>Twice as long each time, or as long as the service asks for.</summary>
    private static TimeSpan Pause(int attempt, TimeSpan? asked)
    {
        var pause = asked ?? FirstPause * Math.Pow(2, attempt);
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause < LongestPause ? pause : LongestPause;
    }
}

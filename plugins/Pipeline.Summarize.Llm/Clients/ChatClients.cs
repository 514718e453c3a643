using Microsoft.Extensions.AI;

namespace Pipeline.Summarize.Llm.Clients;

/// <summary>Makes the client that the options ask for.</summary>
internal static class ChatClients
{
    // An answer of three sentences has some 2 KB; what is far beyond comes from something else.
    private const int LargestAnswer = 4 * 1024 * 1024;

    /// <exception cref="StageException">The key would be sent over a network in the clear.</exception>
    public static IChatClient Create(SummarizeLlmOptions options)
    {
        if (!EndpointAddress.TryRead(options.Endpoint, out var endpoint))
            throw new StageException($"`summarize-llm` needs an endpoint with http or https, got `{options.Endpoint}`.");
        var key = options.ApiKeyVariable.Length > 0 ? Environment.GetEnvironmentVariable(options.ApiKeyVariable) : null;
        if (!string.IsNullOrEmpty(key) && endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
            throw new StageException($"The key in `{options.ApiKeyVariable}` would be sent to `{endpoint.Host}` without encryption: use https, or set `api-key-variable: \"\"`.");

        // A redirect is refused: it would take the article, and the key, to another place.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        return options.Protocol == ChatProtocol.Ollama ? new OllamaChatClient(http, endpoint, key) : new OpenAiChatClient(http, endpoint, key);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Pipeline.Summarize.Llm.Clients;

/// <summary>A chat client over one POST of JSON. Thread-safe.</summary>
/// <param name="http">Owned: disposed with the client.</param>
/// <param name="address">Where to post.</param>
/// <param name="key">Sent as a bearer token; null for none.</param>
internal abstract class HttpChatClient(HttpClient http, Uri address, string? key) : IChatClient
{
    /// <inheritdoc/>
    /// <exception cref="ChatFailureException">The service cannot be reached, refuses, or answers something else.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = new JsonArray([.. messages.Select(static message => (JsonNode)new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text })]);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(Body(list, options ?? new ChatOptions()).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (!string.IsNullOrEmpty(key))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw Refused(response);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return Read(json.RootElement);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ChatFailureException($"{address.Host} cannot be reached, or hung up: {exception.Message}", isTransient: true, exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ChatFailureException($"{address.Host} answered something that is not of its protocol.", isTransient: true, exception);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The whole answer in one piece.</remarks>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is posted.</summary>
    protected abstract JsonObject Body(JsonArray messages, ChatOptions options);

    /// <summary>Reads an answer; what it lacks may throw as it is.</summary>
    protected abstract ChatResponse Read(JsonElement answer);

    /// <summary>A count that the service may have given.</summary>
    protected static long? Count(JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;

    private ChatFailureException Refused(HttpResponseMessage response)
    {
        var status = response.StatusCode;
        var after = response.Headers.RetryAfter;
        return new ChatFailureException(
            $"{address.Host} answered {(int)status} {status}.",
            isTransient: status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
        {
            RetryAfter = after?.Delta ?? (after?.Date is { } date && response.Headers.Date is { } now ? date - now : null),
        };
    }
}

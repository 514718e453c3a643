using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Pipeline.Summarize.Llm.Clients;

/// <summary>Speaks the chat completions of OpenAI, which most servers of models have too.</summary>
internal sealed class OpenAiChatClient(HttpClient http, Uri endpoint, string? key) : HttpChatClient(http, EndpointAddress.With(endpoint, "/chat/completions"), key)
{
    /// <inheritdoc/>
    protected override JsonObject Body(JsonArray messages, ChatOptions options)
    {
        var body = new JsonObject { ["model"] = options.ModelId, ["messages"] = messages, ["stream"] = false };
        if (options.MaxOutputTokens is { } tokens)
            body["max_tokens"] = tokens;
        if (options.Temperature is { } temperature)
            body["temperature"] = temperature;
        if (options.ResponseFormat is ChatResponseFormatJson)
            body["response_format"] = new JsonObject { ["type"] = "json_object" };
        return body;
    }

    /// <inheritdoc/>
    protected override ChatResponse Read(JsonElement answer)
    {
        var choice = answer.GetProperty("choices").EnumerateArray().First();
        var text = choice.GetProperty("message").GetProperty("content").GetString() ?? "";
        var usage = answer.TryGetProperty("usage", out var counts)
            ? new UsageDetails { InputTokenCount = Count(counts, "prompt_tokens"), OutputTokenCount = Count(counts, "completion_tokens") }
            : null;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            Usage = usage,
            FinishReason = choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind is JsonValueKind.String ? new ChatFinishReason(reason.GetString()!) : null,
        };
    }
}

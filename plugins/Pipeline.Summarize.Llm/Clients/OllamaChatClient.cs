using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Pipeline.Summarize.Llm.Clients;

/// <summary>Speaks the chat of Ollama.</summary>
internal sealed class OllamaChatClient(HttpClient http, Uri endpoint, string? key) : HttpChatClient(http, EndpointAddress.With(endpoint, "/api/chat"), key)
{
    /// <inheritdoc/>
    protected override JsonObject Body(JsonArray messages, ChatOptions options)
    {
        var settings = new JsonObject();
        if (options.MaxOutputTokens is { } tokens)
            settings["num_predict"] = tokens;
        if (options.Temperature is { } temperature)
            settings["temperature"] = temperature;
        var body = new JsonObject { ["model"] = options.ModelId, ["messages"] = messages, ["stream"] = false, ["options"] = settings };
        if (options.ResponseFormat is ChatResponseFormatJson)
            body["format"] = "json";
        return body;
    }

    /// <inheritdoc/>
    protected override ChatResponse Read(JsonElement answer) => new(new ChatMessage(ChatRole.Assistant, answer.GetProperty("message").GetProperty("content").GetString() ?? ""))
    {
        Usage = new UsageDetails { InputTokenCount = Count(answer, "prompt_eval_count"), OutputTokenCount = Count(answer, "eval_count") },
        FinishReason = answer.TryGetProperty("done_reason", out var reason) && reason.ValueKind is JsonValueKind.String ? new ChatFinishReason(reason.GetString()!) : null,
    };
}

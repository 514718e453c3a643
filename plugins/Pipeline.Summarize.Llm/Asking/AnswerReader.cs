using System.Text.Json;
using Pipeline.Summarize.Llm.Clients;

namespace Pipeline.Summarize.Llm.Asking;

/// <summary>Reads the sentences out of what a model answered.</summary>
internal static class AnswerReader
{
    private const int LongestSentence = 2_000;

    /// <summary>The sentences, on one line each.</summary>
    /// <param name="answer">JSON, maybe between the fences of Markdown.</param>
    /// <param name="most">The most sentences; further ones are left out.</param>
    /// <exception cref="ChatFailureException">It is anything else; worth another try.</exception>
    public static List<string> Read(string answer, int most)
    {
        var json = answer.AsSpan().Trim();
        if (json.StartsWith("```"))
        {
            json = json[(json.IndexOf('\n') + 1)..];
            json = json.TrimEnd().TrimEnd('`').Trim();
        }

        var sentences = new List<string>();
        try
        {
            using var parsed = JsonDocument.Parse(json.ToString());
            if (parsed.RootElement.ValueKind is JsonValueKind.Object && parsed.RootElement.TryGetProperty("sentences", out var list) && list.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in list.EnumerateArray().Where(static item => item.ValueKind is JsonValueKind.String).Take(most))
                {
                    if (Prose.Of(item.GetString()) is { Length: > 0 and <= LongestSentence } sentence)
                        sentences.Add(sentence);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ChatFailureException($"The answer is no JSON: expected {{\"sentences\": […]}}, got {answer.Length} characters of something else.", isTransient: true, exception);
        }

        return sentences.Count > 0 ? sentences : throw new ChatFailureException("The answer has no sentences.", isTransient: true);
    }
}

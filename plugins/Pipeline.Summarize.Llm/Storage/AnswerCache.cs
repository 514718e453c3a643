using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Pipeline.Summarize.Llm.Storage;

/// <summary>Answers by what was asked, one file each, so that the same text is not paid for twice. Thread-safe, over processes too.</summary>
/// <param name="folder">Made when needed.</param>
internal sealed class AnswerCache(string folder)
{
    /// <summary>A hash of all that an answer depends on: service, model, messages and limits.</summary>
    public static string Key(SummarizeLlmOptions options, IEnumerable<ChatMessage> messages)
    {
        // Each part with its length before it, so that no two lists of parts are the same string.
        var parts = new StringBuilder();
        string[] fixedParts = [options.Endpoint, options.Protocol.ToString(), options.Model, options.MaxOutputTokens.ToString(CultureInfo.InvariantCulture)];
        foreach (var part in fixedParts.Concat(messages.Select(static message => message.Text)))
            parts.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString())));
    }

    /// <summary>The answer kept for a key; null when there is none, or none that can be read.</summary>
    public string? Find(string key)
    {
        try
        {
            return File.ReadAllText(PathOf(key));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer, whole or not at all. A disk that refuses costs the cache, not the answer.</summary>
    public void Keep(string key, string answer)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
            var draft = $"{PathOf(key)}.{Guid.NewGuid():N}";
            File.WriteAllText(draft, answer);
            File.Move(draft, PathOf(key), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run asks again.
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".json");
}

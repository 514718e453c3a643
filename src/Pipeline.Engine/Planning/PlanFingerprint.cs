using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning;

/// <summary>The hash of everything in a plan that decides what becomes of a document.</summary>
/// <remarks>Stages in order with their options (defaults written out) and what these say decides the results, conditions, time limits, retries and what follows an
/// error, and the assemblies they come from; the engine's version, because it decodes. Not the source: the document's own hash
/// stands for what it gave. Not secret options, which give access and change no result; not ids, names, concurrency, comments or layout.</remarks>
internal static class PlanFingerprint
{
    /// <summary>The SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="parts">See <see cref="Parts"/>.</param>
    public static string Of(string parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));

    /// <summary>What is hashed, as JSON: kept in the ledger, so that it can be said later what has changed.</summary>
    public static string Parts(IEnumerable<PlannedStage> stages)
    {
        using var canonical = new MemoryStream();
        using (var json = new Utf8JsonWriter(canonical))
        {
            json.WriteStartObject();
            json.WriteString("engine", typeof(PlanFingerprint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
            json.WriteStartArray("stages");
            foreach (var stage in stages)
                Write(json, stage);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(canonical.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PlannedStage stage)
    {
        json.WriteStartObject();
        json.WriteString("use", stage.Descriptor.Name);
        json.WriteString("plugin", stage.Descriptor.Plugin.Name);
        json.WriteString("build", stage.Descriptor.Plugin.Build);
        if (stage.Revision is { } revision)
            json.WriteString("revision", revision);
        json.WriteString("when", stage.When?.Text);
        json.WriteString("timeout", stage.Timeout is { } timeout ? DurationText.Of(timeout) : null);
        json.WriteNumber("attempts", stage.Retry.Attempts);
        json.WriteString("delay", DurationText.Of(stage.Retry.Delay));
        json.WriteString("onError", stage.OnError.ToString());
        json.WriteStartObject("with");
        if (stage.Options is { } options)
        {
            foreach (var option in OptionProperty.Of(options.GetType()).Where(static option => !option.IsSecret).OrderBy(static option => option.Key, StringComparer.Ordinal))
                json.WriteString(option.Key, OptionText.Of(option.ValueOf(options)));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

using System.Text.Json.Nodes;

namespace Pipeline.Engine.Planning.Schema;

/// <summary>Schemas of single values that YAML writes as text.</summary>
internal static class PipelineSchemaText
{
    /// <summary>What <see cref="Configuration.DurationText"/> reads.</summary>
    public static JsonObject Duration() => new() { ["type"] = "string", ["pattern"] = @"^([0-9]+\.?[0-9]*|\.[0-9]+)(ms|s|m|h|d)$" };

    /// <summary>What <see cref="ByteSize"/> reads.</summary>
    public static JsonObject Size() => new() { ["type"] = "string", ["pattern"] = @"^([0-9]+\.?[0-9]*|\.[0-9]+)([kKmMgGtT][iI]?)?[bB]$" };

    /// <summary>One of a few names.</summary>
    /// <param name="names">All of them.</param>
    public static JsonObject Choice(IEnumerable<string> names) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. names.Select(static name => (JsonNode)name)]) };

    /// <summary>The definition that <see cref="VariableReference"/> points to.</summary>
    public static JsonObject Variable() => new()
    {
        ["description"] = "A value with environment variables: ${env:NAME}, ${env:NAME:-default}, ${env:NAME:?message}",
        ["type"] = "string",
        ["pattern"] = @"\$\{env:[^}]+\}",
    };

    /// <summary>A value that is only known when the pipeline starts.</summary>
    public static JsonObject VariableReference() => Reference("variable");

    /// <summary>A reference to a definition.</summary>
    /// <param name="name">Its name.</param>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };
}

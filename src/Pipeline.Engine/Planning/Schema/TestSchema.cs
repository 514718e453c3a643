using System.Text.Json.Nodes;

namespace Pipeline.Engine.Planning.Schema;

/// <summary>The schema of <c>tests:</c>.</summary>
internal static class TestSchema
{
    public static JsonObject Build() => new()
    {
        ["description"] = "Examples: a document, and what is to come of it; run by `pipeline test`",
        ["type"] = new JsonArray("array", "null"),
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("given", "expect"),
            ["properties"] = new JsonObject
            {
                ["name"] = Text("What the example shows"),
                ["given"] = Given(),
                ["until"] = Text("The id of the last stage to run; by default all run but exports"),
                ["expect"] = Expect(),
            },
        },
    };

    private static JsonObject Given() => new()
    {
        ["description"] = "The document: its text, or a mapping with `text` or `file`",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject
                {
                    ["text"] = Text("What stands in it"),
                    ["file"] = Text("A file, relative to the pipeline file"),
                    ["media-type"] = Text("Such as text/html; by default that of the file, or text/plain"),
                    ["metadata"] = new JsonObject { ["description"] = "What the source would know", ["type"] = "object" },
                },
            }),
    };

    private static JsonObject Expect() => new()
    {
        ["description"] = "What is to come of it. Any layer: how many, a list of what is in it, or a mapping with count, contains and lacks; an item is the text of an annotation, or a mapping of what matters of it",
        ["type"] = "object",
        ["minProperties"] = 1,
        ["properties"] = new JsonObject
        {
            ["text"] = Text("The whole text"),
            ["contains"] = Texts("What the text contains"),
            ["lacks"] = Texts("What the text does not contain"),
            ["metadata"] = new JsonObject { ["description"] = "Facts, by key; null for one that is not there", ["type"] = "object" },
            ["skipped"] = Flag("Whether a stage drops the document, or a part of the reason"),
            ["failed"] = Flag("Whether a stage fails, or a part of the message"),
            ["diagnostics"] = Texts("The codes of the warnings about this file"),
        },
    };

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };

    private static JsonObject Flag(string description) => new() { ["description"] = description, ["type"] = new JsonArray("boolean", "string") };

    private static JsonObject Texts(string description) => new()
    {
        ["description"] = description,
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }),
    };
}

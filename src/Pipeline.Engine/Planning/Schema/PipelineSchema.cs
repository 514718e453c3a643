using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Engine.Planning.Conditions;

namespace Pipeline.Engine.Planning.Schema;

/// <summary>The JSON Schema (draft-07) of pipeline files, for editors.</summary>
public static class PipelineSchema
{
    private static readonly JsonSerializerOptions s_layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of all that the registered stages and sources allow; the same text for the same catalog, with LF line
    /// breaks.</summary>
    /// <remarks>Each stage is a variant of its own with <c>use</c> fixed to its name, so that editors complete and check
    /// <c>with</c> by it.</remarks>
    /// <param name="catalog">What is registered.</param>
    public static string Build(ComponentCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var definitions = new JsonObject { ["variable"] = PipelineSchemaText.Variable() };
        foreach (var (key, schema) in EngineKeys())
            definitions.Add(key, schema);
        var sources = new JsonArray();
        var stages = new JsonArray();
        Add(sources, definitions, "source", catalog.Sources.Values.Select(static source => new Component(source.Name, source.Description, source.OptionsType)), []);
        Add(stages, definitions, "stage", catalog.Stages.Values.Select(static stage => new Component(stage.Name, stage.Description, stage.OptionsType)), StageKeys.OfStage);
        definitions.Add("source", AnyOf("Where documents come from", sources));
        definitions.Add("stage", AnyOf("A stage: its name, or a mapping with `use`", stages));

        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Pipeline",
            ["description"] = "A document pipeline: where documents come from, and the stages that they pass",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("version", "source", "stages"),
            ["properties"] = Properties(),
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject { ["description"] = "Ignored: a place for anchors and notes" } },
            ["definitions"] = definitions,
        };
        return root.ToJsonString(s_layout) + "\n";
    }

    private static JsonObject Properties() => new()
    {
        ["version"] = new JsonObject { ["description"] = "The version of the format", ["type"] = "integer", ["enum"] = new JsonArray(1) },
        ["name"] = new JsonObject { ["description"] = "The name of the pipeline; by default the name of the file", ["type"] = "string", ["minLength"] = 1 },
        ["source"] = PipelineSchemaText.Reference("source"),
        ["stages"] = new JsonObject
        {
            ["description"] = "The stages, from first to last",
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = PipelineSchemaText.Reference("stage"),
        },
        ["defaults"] = new JsonObject
        {
            ["description"] = "Keys for all stages that do not say otherwise",
            ["type"] = new JsonArray("object", "null"),
            ["additionalProperties"] = false,
            ["properties"] = References(StageKeys.OfDefaults),
        },
        ["worker"] = Worker(),
        ["tests"] = TestSchema.Build(),
        ["plugins"] = new JsonObject
        {
            ["description"] = "Folders with plugins, relative to the pipeline file; by default `plugins` beside it",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "string" },
                new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
                new JsonObject { ["type"] = "null" }),
        },
    };

    private static JsonObject Worker()
    {
        var worker = PipelineSchemaOptions.Of(typeof(WorkerOptions));
        worker["type"] = new JsonArray("object", "null");
        worker.Insert(0, "description", "How the pipeline is run; changes no byte of the results");
        return worker;
    }

    private static Dictionary<string, JsonObject> EngineKeys() => new(StringComparer.Ordinal)
    {
        ["id"] = new JsonObject
        {
            ["description"] = "A name of its own for the stage; by default the name of the stage, then `name-2`",
            ["type"] = "string",
            ["pattern"] = @"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$|\$\{env:",
        },
        ["when"] = new JsonObject
        {
            ["description"] = "Which documents the stage runs on, such as: mediaType == \"text/html\" and words > 200",
            ["type"] = new JsonArray("string", "boolean", "null"),
            ["maxLength"] = ConditionReader.MaxLength,
        },
        ["timeout"] = AnyOf("How long the stage may take for one document, over all tries: 500ms, 30s, 5m, 2h, 1d", [PipelineSchemaText.Duration(), PipelineSchemaText.VariableReference(), Null()]),
        ["retry"] = AnyOf("How often a failure that may pass is tried again: a number, or attempts and delay; by default twice, first after 200ms", [
            Attempts(),
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray("attempts"),
                ["properties"] = new JsonObject
                {
                    ["attempts"] = AnyOf("Tries after the first", [Attempts(), PipelineSchemaText.VariableReference()]),
                    ["delay"] = AnyOf("The wait before the first retry, doubled for each further one", [PipelineSchemaText.Duration(), PipelineSchemaText.VariableReference(), Null()], "1s"),
                },
            },
            PipelineSchemaText.VariableReference(),
            Null()]),
        ["on-error"] = AnyOf("What becomes of a document when the stage fails on it: it is set aside (quarantine), goes on as it was (skip), or the run stops", [
            PipelineSchemaText.Choice(Enum.GetNames<OnError>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)), PipelineSchemaText.VariableReference(), Null()], "quarantine"),
        ["concurrency"] = AnyOf("How many documents may be in the stage at once; by default as many as there are lanes", [
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 1024 }, PipelineSchemaText.VariableReference(), Null()]),
        ["isolation"] = AnyOf("Where the stage runs: in the process of the pipeline (none), or in one of its own (process), so that a crash or too much memory costs one document; not for exports", [
            Mode(),
            new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = new JsonArray("mode"),
                ["properties"] = new JsonObject
                {
                    ["mode"] = AnyOf("Where the stage runs", [Mode(), PipelineSchemaText.VariableReference()]),
                    ["memory"] = AnyOf("The most memory of its process, 100MB at least", [PipelineSchemaText.Size(), PipelineSchemaText.VariableReference(), Null()], IsolationOptions.DefaultMemory.ToString()),
                },
            },
            PipelineSchemaText.VariableReference(),
            Null()], "none"),
        ["enabled"] = AnyOf("Whether the stage runs", [new JsonObject { ["type"] = "boolean" }, PipelineSchemaText.VariableReference(), Null()], true),
    };

    private static JsonObject Attempts() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 100 };

    private static JsonObject Mode() => PipelineSchemaText.Choice(Enum.GetNames<IsolationMode>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static JsonObject Null() => new() { ["type"] = "null" };

    /// <summary>The bare names, and one variant for each component.</summary>
    private static void Add(JsonArray variants, JsonObject definitions, string kind, IEnumerable<Component> components, IReadOnlyList<string> keys)
    {
        var all = components.ToList();
        var bare = all.Where(static component => !PipelineSchemaOptions.AreRequired(component.Options)).ToList();
        if (bare.Count > 0)
        {
            var names = PipelineSchemaText.Choice(bare.Select(static component => component.Name));
            names.Add("enumDescriptions", new JsonArray([.. bare.Select(static component => (JsonNode)component.Description)]));
            variants.Add(names);
        }

        foreach (var component in all)
        {
            var areRequired = PipelineSchemaOptions.AreRequired(component.Options);
            var use = PipelineSchemaText.Choice([component.Name]);
            use.Add("description", component.Description);
            var with = PipelineSchemaOptions.Of(component.Options);
            if (!areRequired)
                with["type"] = new JsonArray("object", "null");
            with.Insert(0, "description", $"Options of {component.Name}");
            var properties = new JsonObject { ["use"] = use, ["with"] = with };
            foreach (var (key, reference) in References(keys.Except(["use", "with"], StringComparer.Ordinal)).ToList())
                properties.Add(key, reference?.DeepClone());
            definitions.Add($"{kind}-{component.Name}", new JsonObject
            {
                ["title"] = component.Name,
                ["description"] = component.Description,
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["required"] = areRequired ? new JsonArray("use", "with") : new JsonArray("use"),
                ["properties"] = properties,
            });
            variants.Add(PipelineSchemaText.Reference($"{kind}-{component.Name}"));
        }
    }

    private static JsonObject References(IEnumerable<string> keys) => new(keys.Select(static key => KeyValuePair.Create(key, (JsonNode?)PipelineSchemaText.Reference(key))));

    private static JsonObject AnyOf(string description, JsonArray variants, JsonNode? standard = null)
    {
        var schema = new JsonObject { ["description"] = description };
        if (standard is not null)
            schema.Add("default", standard);
        if (variants.Count > 0)
            schema.Add("anyOf", variants);
        return schema;
    }

    private readonly record struct Component(string Name, string Description, Type? Options);
}

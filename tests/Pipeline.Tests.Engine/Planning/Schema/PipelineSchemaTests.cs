using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using NJsonSchema;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Planning.Schema;

namespace Pipeline.Tests.Engine.Planning.Schema;

public class PipelineSchemaTests
{
    private static readonly ComponentCatalog Catalog = ComponentCatalog.Of(
        [
            PlanningSamples.Clean,
            PlanningSamples.Stage("export") with { OptionsType = typeof(RequiredOptions), Description = "Writes \"results\" – to a file." },
            PlanningSamples.Stage("sample") with { OptionsType = typeof(SampleOptions) },
        ],
        [
            new SourceDescriptor { Name = "files", Description = "Files.", Type = typeof(object), OptionsType = typeof(RequiredOptions), Plugin = PlanningSamples.Clean.Plugin },
            new SourceDescriptor { Name = "nothing", Description = "No documents.", Type = typeof(object), OptionsType = typeof(NoOptions), Plugin = PlanningSamples.Clean.Plugin },
            new SourceDescriptor { Name = "bare", Description = "No options.", Type = typeof(object), Plugin = PlanningSamples.Clean.Plugin },
        ]);

    private static readonly string Schema = PipelineSchema.Build(Catalog);
    private static readonly Task<JsonSchema> Parsed = JsonSchema.FromJsonAsync(Schema);

    [Fact]
    public async Task Build_Catalog_IsADraft07Schema()
    {
        var meta = await JsonSchema.FromJsonAsync(Draft07.MetaSchema);
        Assert.Empty(meta.Validate(Schema));
        Assert.NotEmpty(meta.Validate(Schema.Replace("\"type\": \"integer\"", "\"type\": \"int\"")));
        Assert.Equal("http://json-schema.org/draft-07/schema#", JsonNode.Parse(Schema)!["$schema"]!.GetValue<string>());
    }

    [Fact]
    public void Build_Twice_IsTheSameText()
    {
        Assert.Equal(Schema, PipelineSchema.Build(Catalog));
        Assert.DoesNotContain('\r', Schema);
        Assert.EndsWith("}\n", Schema);
    }

    [Fact]
    public void Build_References_AllLead()
    {
        var root = JsonNode.Parse(Schema)!;
        var references = Descend(root).OfType<JsonObject>().Where(static node => node.ContainsKey("$ref")).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference =>
        {
            Assert.Single(reference);
            Assert.NotNull(root["definitions"]![reference["$ref"]!.GetValue<string>()["#/definitions/".Length..]]);
        });
    }

    [Fact]
    public void Build_EmptyCatalog_IsASchema() => Assert.NotNull(JsonNode.Parse(PipelineSchema.Build(ComponentCatalog.Of([], []))));

    [Theory]
    [InlineData("""{ "use": "sample", "with": { "count": 5, "text": "a", "kind": "two-words", "wait": "1.5s", "size": "10MB", "flags": [true], "names": "a", "ratio": 0.5 } }""")]
    [InlineData("""{ "use": "sample", "with": { "count": "${env:N}", "kind": "${env:KIND:-one}", "wait": "${env:WAIT}", "size": "${env:SIZE}", "ratio": "${env:R}", "on": "${env:ON:-true}" } }""")]
    [InlineData("""{ "use": "sample", "with": { "maybe": null, "title": null, "names": ["a", "b"], "by-name": { "a": 1, "b": 2 }, "nested": { "depth": 3 }, "code": "AB" } }""")]
    [InlineData("""{ "use": "sample", "with": null }""")]
    [InlineData("""{ "use": "sample", "id": "sample-2", "when": "words > 200", "timeout": "30s", "retry": 3, "on-error": "skip", "concurrency": 2, "enabled": false }""")]
    [InlineData("""{ "use": "clean", "when": true, "retry": { "attempts": 2, "delay": "500ms" }, "timeout": null, "enabled": "${env:CLEAN}" }""")]
    [InlineData("""{ "use": "export", "with": { "to": "out.jsonl" } }""")]
    [InlineData("\"clean\"")]
    [InlineData("\"sample\"")]
    public async Task Build_GoodStage_IsValid(string stage) => Assert.Empty((await Parsed).Validate(File(stage)));

    [Theory]
    [InlineData("\"unknown\"")]
    [InlineData("\"export\"")]
    [InlineData("""{ "use": "unknown" }""")]
    [InlineData("""{ "with": {} }""")]
    [InlineData("""{ "use": "export" }""")]
    [InlineData("""{ "use": "export", "with": {} }""")]
    [InlineData("""{ "use": "export", "with": { "to": "" } }""")]
    [InlineData("""{ "use": "clean", "with": { "count": 5 } }""")]
    [InlineData("""{ "use": "clean", "unknown": 1 }""")]
    [InlineData("""{ "use": "sample", "with": { "unknown": 1 } }""")]
    [InlineData("""{ "use": "sample", "with": { "Count": 1 } }""")]
    [InlineData("""{ "use": "sample", "with": { "count": 0 } }""")]
    [InlineData("""{ "use": "sample", "with": { "count": 101 } }""")]
    [InlineData("""{ "use": "sample", "with": { "count": 1.5 } }""")]
    [InlineData("""{ "use": "sample", "with": { "count": "5" } }""")]
    [InlineData("""{ "use": "sample", "with": { "count": null } }""")]
    [InlineData("""{ "use": "sample", "with": { "ratio": 0 } }""")]
    [InlineData("""{ "use": "sample", "with": { "kind": "TwoWords" } }""")]
    [InlineData("""{ "use": "sample", "with": { "wait": "1 s" } }""")]
    [InlineData("""{ "use": "sample", "with": { "wait": 5 } }""")]
    [InlineData("""{ "use": "sample", "with": { "size": "10MX" } }""")]
    [InlineData("""{ "use": "sample", "with": { "on": "yes" } }""")]
    [InlineData("""{ "use": "sample", "with": { "code": "abc" } }""")]
    [InlineData("""{ "use": "sample", "with": { "names": [] } }""")]
    [InlineData("""{ "use": "sample", "with": { "by-name": { "a": "x" } } }""")]
    [InlineData("""{ "use": "sample", "with": { "nested": { "deep": 3 } } }""")]
    [InlineData("""{ "use": "sample", "with": { "read-only": 3 } }""")]
    [InlineData("""{ "use": "clean", "retry": 101 }""")]
    [InlineData("""{ "use": "clean", "retry": { "delay": "1s" } }""")]
    [InlineData("""{ "use": "clean", "retry": { "attempts": 1, "wait": "1s" } }""")]
    [InlineData("""{ "use": "clean", "timeout": 30 }""")]
    [InlineData("""{ "use": "clean", "on-error": "ignore" }""")]
    [InlineData("""{ "use": "clean", "concurrency": 0 }""")]
    [InlineData("""{ "use": "clean", "id": "a b" }""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task Build_BadStage_IsInvalid(string stage) => Assert.NotEmpty((await Parsed).Validate(File(stage)));

    [Theory]
    [InlineData("""{ "version": 1, "name": "news", "source": "nothing", "stages": ["clean"], "defaults": { "timeout": "1m" }, "plugins": ["a"], "x-notes": { "any": [1] } }""", true)]
    [InlineData("""{ "version": 1, "source": { "use": "files", "with": { "to": "a" } }, "stages": ["clean"], "plugins": "a", "defaults": null }""", true)]
    [InlineData("""{ "version": 1, "source": "bare", "stages": ["clean"] }""", true)]
    [InlineData("""{ "version": 1, "source": { "use": "bare", "with": { "depth": 1 } }, "stages": ["clean"] }""", false)]
    [InlineData("""{ "version": 1, "source": "files", "stages": ["clean"] }""", false)]
    [InlineData("""{ "version": 1, "source": { "use": "nothing", "when": "true" }, "stages": ["clean"] }""", false)]
    [InlineData("""{ "version": 2, "source": "nothing", "stages": ["clean"] }""", false)]
    [InlineData("""{ "source": "nothing", "stages": ["clean"] }""", false)]
    [InlineData("""{ "version": 1, "stages": ["clean"] }""", false)]
    [InlineData("""{ "version": 1, "source": "nothing" }""", false)]
    [InlineData("""{ "version": 1, "source": "nothing", "stages": [] }""", false)]
    [InlineData("""{ "version": 1, "source": "nothing", "stages": "clean" }""", false)]
    [InlineData("""{ "version": 1, "source": "nothing", "stages": ["clean"], "defaults": { "when": "true" } }""", false)]
    [InlineData("""{ "version": 1, "source": "nothing", "stages": ["clean"], "stage": [] }""", false)]
    public async Task Build_File_IsValidOrNot(string file, bool isValid) => Assert.Equal(isValid, (await Parsed).Validate(file).Count == 0);

    [Fact]
    public void Build_Options_HaveDescriptionsAndDefaults()
    {
        var options = JsonNode.Parse(Schema)!["definitions"]!["stage-sample"]!["properties"]!["with"]!["properties"]!;
        Assert.Equal("How many.", options["count"]!["description"]!.GetValue<string>());
        Assert.Equal(3, options["count"]!["default"]!.GetValue<int>());
        Assert.Equal("two-words", options["kind"]!["default"]!.GetValue<string>());
        Assert.Equal("30s", options["wait"]!["default"]!.GetValue<string>());
        Assert.Equal("2kB", options["size"]!["default"]!.GetValue<string>());
        Assert.Equal("""["a"]""", options["names"]!["default"]!.ToJsonString());
        Assert.Equal(2, options["nested"]!["properties"]!["depth"]!["default"]!.GetValue<int>());
        Assert.Null(options["maybe"]!["default"]);
        Assert.Null(options["secret"]!["default"]);
    }

    private static string File(string stage) => $$"""{ "version": 1, "source": "nothing", "stages": [{{stage}}] }""";

    private static IEnumerable<JsonNode?> Descend(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(static pair => Descend(pair.Value)).Prepend(parent),
        JsonArray parent => parent.SelectMany(Descend).Prepend(parent),
        _ => [node],
    };

    internal enum SampleKind
    {
        One,
        TwoWords,
    }

    internal sealed class NoOptions;

    internal sealed class RequiredOptions
    {
        [Required]
        public string To { get; set; } = "";
    }

    internal sealed class NestedOptions
    {
        public int Depth { get; set; } = 2;
    }

    internal sealed class SampleOptions
    {
        [Range(1, 100), Description("How many.")]
        public int Count { get; set; } = 3;

        public string Text { get; set; } = "";

        public string? Title { get; set; }

        public int? Maybe { get; set; }

        public SampleKind Kind { get; set; } = SampleKind.TwoWords;

        public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(30);

        public ByteSize Size { get; set; } = new(2_000);

        public bool On { get; set; }

        public bool[] Flags { get; set; } = [];

        [MinLength(1)]
        public List<string> Names { get; set; } = ["a"];

        [Range(0.0, 1.0, MinimumIsExclusive = true)]
        public double Ratio { get; set; } = 0.25;

        [RegularExpression("[A-Z]{2}")]
        public string Code { get; set; } = "AA";

        public Dictionary<string, int> ByName { get; set; } = [];

        public NestedOptions Nested { get; set; } = new();

        [PasswordPropertyText(true)]
        public string Secret { get; set; } = "hidden";

        public int ReadOnly => 1;
    }
}

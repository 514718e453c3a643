using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Configuration;

/// <summary>The stages and sources that the files of these tests are checked against.</summary>
internal static class TestCatalog
{
    private static readonly PluginDescriptor s_plugin = new("Pipeline.Test", "1.0.0", null, new string('a', 64));

    public static ComponentCatalog Instance { get; } = Of(s_plugin);

    public static ComponentCatalog Of(PluginDescriptor plugin) => ComponentCatalog.Of(
        [
            Stage("clean", typeof(CleanOptions), plugin) with { Provides = ["blocks"], ChangesText = true },
            Stage("segment", null, plugin) with { Provides = ["sentences", "tokens"] },
            Stage("tag-quotes", null, plugin) with { Requires = ["sentences", "tokens"], Provides = ["quotes"] },
            Stage("summarize", typeof(SummarizeOptions), plugin) with { Requires = ["sentences"], Uses = ["quotes"], Provides = ["summary"] },
            Stage("hens", null, plugin) with { Requires = ["eggs"], Provides = ["hens"] },
            Stage("eggs", null, plugin) with { Requires = ["hens"], Provides = ["eggs"] },
            Stage("topics", null, plugin) with { Requires = ["entities"], Provides = ["topics"] },
            Stage("export", typeof(ExportOptions), plugin) with { IsExport = true, IsShared = true },
        ],
        [new SourceDescriptor { Name = "files", Description = "Files of folders", Type = typeof(TestSource), OptionsType = typeof(FilesOptions), Plugin = plugin }]);

    private static StageDescriptor Stage(string name, Type? options, PluginDescriptor plugin) => new()
    {
        Name = name,
        Description = "A stage for tests",
        Type = typeof(TestStage),
        OptionsType = options,
        Plugin = plugin,
    };

    private sealed class TestStage : IStage
    {
        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(document);
    }

    private sealed class TestSource : ISource
    {
        public IAsyncEnumerable<SourceItem> ReadAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<SourceItem>();
    }
}

public sealed class CleanOptions
{
    [Description("Whether links are kept")]
    public bool KeepLinks { get; set; }
}

public sealed class SummarizeOptions
{
    [Range(1, 100)]
    public int Sentences { get; set; } = 3;

    [Range(0.0, 1.0)]
    public double Diversity { get; set; } = 0.5;

    public SummaryMethod Method { get; set; } = SummaryMethod.Centrality;
}

public enum SummaryMethod
{
    Lead,
    Centrality,
    LexRank,
}

public sealed class ExportOptions : IValidatableObject
{
    [Required]
    [Description("The file to write.")]
    public string To { get; set; } = "";

    public ByteSize? RotateAt { get; set; }

    public TimeSpan FlushAfter { get; set; } = TimeSpan.FromSeconds(5);

    [Length(1, 5)]
    [RegularExpression("[a-z-]+")]
    public List<string> Layers { get; set; } = ["quotes"];

    public Dictionary<string, int> Weights { get; set; } = [];

    public ColumnOptions Columns { get; set; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To.EndsWith(".exe", StringComparison.Ordinal))
            yield return new ValidationResult("programs are not written", [nameof(To)]);
        if (Columns.Max < Columns.Min)
            yield return new ValidationResult("`columns.min` is more than `columns.max`");
    }
}

public sealed class ColumnOptions
{
    [Range(1, 99)]
    public int Min { get; set; } = 1;

    [Range(1, 99)]
    public int Max { get; set; } = 20;
}

public sealed class FilesOptions
{
    [MinLength(1)]
    public IReadOnlyList<string> Include { get; set; } = ["**/*"];

    public string? Encoding { get; set; }
}

using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Configuration;

public class PlanBuilderTests
{
    internal const string News = """
        # yaml-language-server: $schema=./src/Pipeline.Worker/pipeline.schema.json
        version: 1
        name: news

        source:
          use: files
          with: { include: ["seeds/**/*.txt", "seeds/**/*.html"] }

        stages:                       # top to bottom; move a line to reorder
          - clean
          - segment
          - tag-quotes
          - use: summarize            # the long form; a bare name is short for `use:`
            with: { sentences: 4 }
          - use: export
            with: { to: out/news.jsonl }
          - use: export
            with: { to: out/news.html }
        """;

    internal static PlanResult Build(string yaml, params (string Name, string Value)[] environment) =>
        new PlanBuilder(TestCatalog.Instance, name => environment.FirstOrDefault(variable => variable.Name == name).Value)
            .Build(PipelineFile.Parse(new ConfigurationText("pipeline.yaml", yaml), static _ => null), "/base");

    [Fact]
    public void Build_OfTheDefaultFile_GivesThePlan()
    {
        var result = Build(News);
        Assert.Equal("", DiagnosticText.Render(result.Diagnostics, false));
        var plan = result.Plan!;
        Assert.Equal("news", plan.Name);
        Assert.Equal(["clean", "segment", "tag-quotes", "summarize", "export", "export-2"], plan.Stages.Select(stage => stage.Id));
        Assert.Equal(4, ((SummarizeOptions)plan.Stages[3].Options!).Sentences);
        Assert.Equal("out/news.html", ((ExportOptions)plan.Stages[5].Options!).To);
        Assert.Equal(["seeds/**/*.txt", "seeds/**/*.html"], ((FilesOptions)plan.Source.Options).Include);
        Assert.Equal(13, plan.Stages[3].Line);
        Assert.Equal("summarize", plan.Stages[3].Span.In(News).ToString());
        Assert.Equal(new OptionValue("sentences", "4", "pipeline.yaml:14"), plan.Stages[3].OptionValues[0]);
        Assert.Equal(new OptionValue("diversity", "0.5", "default"), plan.Stages[3].OptionValues[1]);
    }
}

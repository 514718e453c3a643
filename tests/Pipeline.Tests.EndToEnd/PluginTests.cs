using System.Text.Json;

namespace Pipeline.Tests.EndToEnd;

/// <summary>Plugins that the program was not built with.</summary>
public sealed class PluginTests : IDisposable
{
    private const string Pipeline = """
        version: 1
        source:
          use: files
          with: { include: ["seeds/*"] }
        stages:
          - clean
          - segment
          - STAGE
          - use: export
            with: { to: out/a.jsonl }
        """;

    private readonly Scratch _scratch = new Scratch().CopySeeds();

    [Fact]
    public async Task Readability_FromItsBuiltFolder_RunsAndItsLayerIsInTheRecord()
    {
        _scratch.Copy(Repository.Output("Pipeline.Readability"), "plugins/Pipeline.Readability")
            .Write("pipeline.yaml", Pipeline.Replace("STAGE", "readability", StringComparison.Ordinal));

        (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.All(File.ReadAllLines(_scratch["out/a.jsonl"]), static line =>
        {
            using var record = JsonDocument.Parse(line);
            Assert.NotEqual(0, record.RootElement.GetProperty("layers").GetProperty("readability").GetArrayLength());
        });
    }

    [Fact]
    public async Task Plugin_BuiltAgainstThePackedContracts_IsListedCompletedAndRun()
    {
        await LocalFeed.WriteAsync(_scratch, "src/Pipeline.Abstractions");
        var (project, code, pipeline) = ReadmeTests.Plugin();
        _scratch.Write("Shouts/Shouts.csproj", project).Write("Shouts/Shouts.cs", code).Write("pipeline.yaml", pipeline);
        (await PipelineProgram.RunToolAsync("dotnet", _scratch["Shouts"], "build", "-o", _scratch["plugins/Shouts"], "--nologo")).Expect(0);
        _scratch.Write("seeds/loud.txt", "The crowd said STOP and went HOME.\n");

        var stages = (await PipelineProgram.RunAsync(_scratch.Root, "stages")).Expect(0);
        var schema = (await PipelineProgram.RunAsync(_scratch.Root, "schema")).Expect(0);
        (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.Contains("shouts", stages.Output, StringComparison.Ordinal);
        Assert.Contains("\"shouts\"", schema.Output, StringComparison.Ordinal);
        Assert.Contains("\"min-letters\"", schema.Output, StringComparison.Ordinal);
        using var record = JsonDocument.Parse(File.ReadLines(_scratch["out/shouts.jsonl"]).Single(static line => line.Contains("loud.txt", StringComparison.Ordinal)));
        Assert.Equal(2, record.RootElement.GetProperty("layers").GetProperty("shouts").GetArrayLength());
    }

    [Fact]
    public async Task Plugin_IsNotAnAssembly_IsNamedAndStopsOnlyAPipelineThatUsesIt()
    {
        _scratch.Write("plugins/Broken/Broken.dll", "this is no assembly");

        _scratch.Write("pipeline.yaml", Pipeline.Replace("STAGE", "tag-quotes", StringComparison.Ordinal));
        var unused = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);
        _scratch.Write("pipeline.yaml", Pipeline.Replace("STAGE", "broken", StringComparison.Ordinal));
        var used = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(2);

        Assert.Contains("Broken did not load: it is not a .NET assembly", unused.Error, StringComparison.Ordinal);
        Assert.Contains("pipeline.yaml:8:5", used.Error, StringComparison.Ordinal);
        Assert.Contains("plugin Broken did not load", used.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();
}

using Markdig;
using Markdig.Syntax;

namespace Pipeline.Tests.EndToEnd;

/// <summary>What the README shows works as it stands there.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly Scratch _scratch = new Scratch().CopySeeds();

    public static TheoryData<string> YamlBlocks() => [.. Blocks("yaml").Where(static yaml => !yaml.Contains("use: shouts", StringComparison.Ordinal))];

    /// <summary>The project file of the plugin that the README shows, its code, and a pipeline that uses it.</summary>
    public static (string Project, string Code, string Pipeline) Plugin() =>
        (Blocks("xml").Single(), PluginBlock(), Blocks("yaml").Single(static yaml => yaml.Contains("use: shouts", StringComparison.Ordinal)));

    private static string PluginBlock() => Blocks("csharp").Single(static block => block.Contains("IPlugin", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(YamlBlocks))]
    public async Task YamlBlock_OverTheSeeds_Runs(string yaml)
    {
        _scratch.Write("pipeline.yaml", yaml);

        (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.NotEmpty(Directory.GetFiles(_scratch["out"]));
    }

    [Fact]
    public void FirstYamlBlock_IsThePipelineOfTheRepository() =>
        Assert.Equal(
            File.ReadLines(Repository.File("pipeline.yaml")).SkipWhile(static line => line.StartsWith('#')),
            Blocks("yaml").First().Split('\n'));

    [Fact]
    public async Task FirstConsoleBlock_IsWhatTheProgramShows()
    {
        File.Copy(Repository.File("pipeline.yaml"), _scratch["pipeline.yaml"]);
        var shown = Blocks("console").First().Split('\n')[1..].Where(static line => line != "…").ToArray();

        var result = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        var lines = result.Output.Split('\n').Select(static line => line.TrimEnd()).ToHashSet(StringComparer.Ordinal);
        Assert.All(shown, line => Assert.Contains(line.TrimEnd(), lines));
    }

    [Fact]
    public async Task SecondConsoleBlock_IsWhatTheCheckShows()
    {
        _scratch.Write("pipeline.yaml", File.ReadAllText(Repository.File("pipeline.yaml")).Replace("  - segment\n  - tag-quotes\n", "  - tag-quotes\n  - segment\n", StringComparison.Ordinal));

        var result = (await PipelineProgram.RunAsync(_scratch.Root, "check")).Expect(2);

        Assert.Equal(string.Join('\n', Blocks("console").ElementAt(1).Split('\n')[1..]), result.Output.TrimEnd());
    }

    [Fact]
    public async Task TestsBlock_AsItStandsThere_Passes()
    {
        _scratch.Write("pipeline.yaml", Blocks("yaml").Single(static yaml => yaml.Contains("tests:", StringComparison.Ordinal)));

        var result = (await PipelineProgram.RunAsync(_scratch.Root, "test")).Expect(0);

        Assert.EndsWith("1 passed, 0 failed\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneFileBlock_InThePluginFolder_Runs()
    {
        _scratch.Write("plugins/length.cs", Blocks("csharp").Single(static block => block.Contains("class LengthOptions", StringComparison.Ordinal)))
            .Write("seeds/short.txt", "Too short.\n")
            .Write("pipeline.yaml", "version: 1\nsource: { use: files, with: { include: [\"seeds/*.txt\"] } }\nstages:\n  - segment\n  - use: length\n    with: { min: 3 }\n  - { use: export, with: { to: out/a.jsonl } }\n");

        var result = (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.Contains("1 skipped", result.Error, StringComparison.Ordinal);
        Assert.All(File.ReadLines(_scratch["out/a.jsonl"]), static line => Assert.Matches("\"words\":\"\\d+\"", line));
    }

    [Fact]
    public async Task HostBlock_InAProjectOfItsOwn_RunsAPipeline()
    {
        string[] references = ["src/Pipeline.Engine/Pipeline.Engine", "plugins/Pipeline.Segment/Pipeline.Segment", "plugins/Pipeline.Export/Pipeline.Export", "src/Pipeline.Abstractions/Pipeline.Abstractions"];
        _scratch.Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <OutDir>{_scratch["app-out"]}/</OutDir>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references.Select(static reference => $"<ProjectReference Include=\"{Repository.File(reference)}.csproj\" />"))}
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="{HostingVersion()}" />
              </ItemGroup>
            </Project>
            """);
        _scratch.Write("App/Program.cs", Blocks("csharp").Single(static block => block.Contains("CreateApplicationBuilder", StringComparison.Ordinal)));
        _scratch.Write("pipeline.yaml", """
            version: 1
            source:
              use: files
              with: { include: ["seeds/*.txt"] }
            stages:
              - segment
              - use: export
                with: { to: out/a.jsonl }
            """);
        (await PipelineProgram.RunToolAsync(
            "dotnet", _scratch["App"], "build", "--nologo", "--configuration", Repository.Configuration, "-p:BuildProjectReferences=false")).Expect(0);

        (await PipelineProgram.RunToolAsync("dotnet", _scratch.Root, _scratch["app-out/App.dll"])).Expect(0);

        Assert.NotEmpty(File.ReadAllLines(_scratch["out/a.jsonl"]));
    }

    public void Dispose() => _scratch.Dispose();

    private static IEnumerable<string> Blocks(string language) =>
        Markdown.Parse(File.ReadAllText(Repository.File("README.md")))
            .Descendants<FencedCodeBlock>()
            .Where(block => block.Info == language)
            .Select(static block => block.Lines.ToString());

    private static string HostingVersion() =>
        System.Xml.Linq.XDocument.Load(Repository.File("Directory.Packages.props")).Descendants("PackageVersion")
            .Single(static package => (string?)package.Attribute("Include") == "Microsoft.Extensions.Hosting").Attribute("Version")!.Value;
}

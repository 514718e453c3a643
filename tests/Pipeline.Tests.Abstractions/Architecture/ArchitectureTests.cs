namespace Pipeline.Tests.Abstractions.Architecture;

public class ArchitectureTests
{
    private static readonly string[] BuiltIn =
    [
        "Pipeline.Clean", "Pipeline.Segment", "Pipeline.TagQuotes", "Pipeline.Summarize", "Pipeline.Summarize.Llm", "Pipeline.Export", "Pipeline.Export.Sqlite",
        "Pipeline.Export.Parquet", "Pipeline.Export.Postgres", "Pipeline.Http", "Pipeline.Exec",
    ];

    public static TheoryData<string> AllProjects() => [.. Repository.Projects.Keys];

    [Theory]
    [InlineData("Pipeline.Abstractions")]
    [InlineData("Pipeline.Engine", "Pipeline.Abstractions")]
    [InlineData("Pipeline.Testing", "Pipeline.Abstractions")]
    public void References_SourceProject_AreTheseAlone(string project, params string[] expected) =>
        Assert.Equal(expected, Repository.Projects[project].Projects);

    [Fact]
    public void References_Worker_AreTheEngineTheContractsAndTheBuiltInPlugins() =>
        Assert.Empty(Repository.Projects["Pipeline.Worker"].Projects.Except(["Pipeline.Engine", "Pipeline.Abstractions", .. BuiltIn]));

    [Fact]
    public void References_Plugins_AreTheContractsAlone()
    {
        var plugins = Repository.Projects.Values.Where(static project => project.Folder.StartsWith("plugins/", StringComparison.Ordinal)).ToList();

        Assert.True(plugins.Count >= 6);
        Assert.All(plugins, static plugin => Assert.Empty(plugin.Projects.Except(["Pipeline.Abstractions"])));
    }

    [Fact]
    public void References_Worker_ComeFromItsTestsAlone() =>
        Assert.DoesNotContain(Repository.Projects.Values, static project => !project.Folder.StartsWith("tests/", StringComparison.Ordinal) && project.Projects.Contains("Pipeline.Worker"));

    [Fact]
    public void References_TestProjects_AreNeverOtherTests() =>
        Assert.All(Repository.Projects.Values, static project => Assert.DoesNotContain(project.Projects, static reference => reference.StartsWith("Pipeline.Tests.", StringComparison.Ordinal)));

    [Fact]
    public void Packages_Contracts_AreTheContainersInterfacesAndAnalyzers() =>
        Assert.Equal(["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.CodeAnalysis.PublicApiAnalyzers"], Repository.Projects["Pipeline.Abstractions"].Packages);

    [Fact]
    public void Packages_Testing_AreNone() => Assert.Empty(Repository.Projects["Pipeline.Testing"].Packages);

    [Theory]
    [MemberData(nameof(AllProjects))]
    public void Project_StandsInAFolderOfItsNameWithAReadme(string name)
    {
        var project = Repository.Projects[name];

        Assert.Equal(name, project.Folder.Split('/')[^1]);
        Assert.StartsWith($"# {name}", File.ReadAllText(Path.Combine(Repository.Root, project.Folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void TopLevel_VisibleEntries_AreTheFixedOnes()
    {
        // What a build, a run or an editor leaves behind is not part of the tree.
        var left = new[] { "artifacts", "out", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts" };
        var visible = Directory.EnumerateFileSystemEntries(Repository.Root).Select(static path => Path.GetFileName(path)!).Where(static name => name[0] is not '.').Except(left);

        Assert.Empty(visible.Except(
        [
            "src", "plugins", "tests", "seeds", "pipeline.yaml", "README.md", "Pipeline.sln",
            "Directory.Build.props", "Directory.Packages.props", "global.json", "LICENSE", "CHANGELOG.md",
        ]));
    }

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Pipeline.sln"));

        Assert.All(Repository.Projects.Keys, name => Assert.Contains($"{name}.csproj", solution, StringComparison.Ordinal));
    }
}

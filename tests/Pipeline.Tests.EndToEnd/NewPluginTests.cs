using System.Text.Json;

namespace Pipeline.Tests.EndToEnd;

/// <summary>A plugin made by the program, and by <c>dotnet new</c>: built against the packages alone, tested, and run.</summary>
public sealed class NewPluginTests : IDisposable
{
    private const string Name = "MyCompany.DayBook2";

    private readonly Scratch _scratch = new Scratch().Write("in/a.txt", "The bridge is shut. BRIDGE repairs begin in May.\n");

    [Fact]
    public async Task NewPlugin_AsItIs_PassesItsTestsAndRuns()
    {
        await LocalFeed.WriteAsync(_scratch, "src/Pipeline.Abstractions", "src/Pipeline.Testing");

        var written = (await PipelineProgram.RunAsync(_scratch.Root, "new", "plugin", Name)).Expect(0);
        var tests = (await PipelineProgram.RunToolAsync("dotnet", _scratch[Name], "test")).Expect(0);
        (await PipelineProgram.RunToolAsync("dotnet", _scratch.Root, "build", $"{Name}/{Name}", "-c", "Release", "-o", $"plugins/{Name}", "--nologo")).Expect(0);
        _scratch.Write("pipeline.yaml", "version: 1\nsource: { use: files, with: { include: [\"in/*\"] } }\nstages:\n  - segment\n  - use: day-book-2\n    with: { words: [Bridge] }\n  - { use: export, with: { to: out/a.jsonl } }\n");
        (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.Contains($"-o plugins/{Name}", written.Output, StringComparison.Ordinal);
        Assert.Contains("succeeded: 2", tests.Output, StringComparison.Ordinal);
        using var record = JsonDocument.Parse(File.ReadAllText(_scratch["out/a.jsonl"]));
        Assert.Equal(2, record.RootElement.GetProperty("layers").GetProperty("day-book-2-matches").GetArrayLength());
    }

    [Fact]
    public async Task DotnetNew_FromThePackage_GivesTheSameFiles()
    {
        await LocalFeed.WriteAsync(_scratch, "src/Pipeline.Templates");
        var package = Directory.GetFiles(_scratch["feed"], "*.nupkg").Single();
        string[] hive = ["--debug:custom-hive", _scratch["hive"]];
        (await PipelineProgram.RunToolAsync("dotnet", _scratch.Root, ["new", "install", package, .. hive])).Expect(0);

        (await PipelineProgram.RunToolAsync("dotnet", _scratch.Root, ["new", "pipeline-plugin", "-n", Name, "-o", "sdk", .. hive])).Expect(0);
        (await PipelineProgram.RunAsync(_scratch.Root, "new", "plugin", Name, "-o", "own")).Expect(0);

        var own = Files("own");
        Assert.Equal(own.Keys, Files("sdk").Keys);
        Assert.All(Files("sdk"), file => Assert.Equal(own[file.Key], file.Value));
    }

    [Fact]
    public async Task NewPlugin_OneFile_Runs()
    {
        (await PipelineProgram.RunAsync(_scratch.Root, "new", "plugin", "day-book.cs")).Expect(0);
        _scratch.Write("pipeline.yaml", "version: 1\nsource: { use: files, with: { include: [\"in/*\"] } }\nstages:\n  - segment\n  - use: day-book\n    with: { min: 9 }\n  - { use: export, with: { to: out/a.jsonl } }\n");

        (await PipelineProgram.RunAsync(_scratch.Root)).Expect(0);

        Assert.Contains("\"words\":\"9\"", File.ReadAllText(_scratch["out/a.jsonl"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-plugin", "is no name for a plugin")]
    [InlineData("My..Plugin", "is no name for a plugin")]
    [InlineData("", "is no name for a plugin")]
    [InlineData("DayBook.cs", "is no name for a stage")]
    [InlineData("Acme.Clean", "Pipeline.Clean has one of that name")]
    [InlineData("There", "is there already: nothing was written")]
    public async Task NewPlugin_NameCannotBe_SaysWhyAndWritesNothing(string name, string expected)
    {
        _scratch.Write("There/README.md", "mine");

        var result = (await PipelineProgram.RunAsync(_scratch.Root, "new", "plugin", name)).Expect(2);

        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_scratch["There/README.md"]));
        Assert.Equal(["There", "in"], Directory.GetDirectories(_scratch.Root).Select(Path.GetFileName).Where(static folder => folder![0] != '.').Order(StringComparer.Ordinal));
    }

    public void Dispose() => _scratch.Dispose();

    private SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(_scratch[folder], "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(_scratch[folder], file), File.ReadAllText),
        StringComparer.Ordinal);
}

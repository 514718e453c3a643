using Pipeline.Worker.Commands;
using Pipeline.Worker.Terminal;

namespace Pipeline.Tests.Worker.Operations;

public sealed class ServiceCommandTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "pipeline-tests", Path.GetRandomFileName());

    public ServiceCommandTests() => Directory.CreateDirectory(_folder);

    private string PipelineFile => Path.Combine(_folder, "pipeline.yaml");

    [Fact]
    public async Task Print_ExportsInFolders_MayWriteToThoseAndTheState()
    {
        Write("[clean, segment, { use: export, with: { to: out/a.jsonl } }, { use: export, with: { to: out/b/c.html } }, { use: export, with: { to: '/srv/100% of it/d.csv' } }]");

        var (code, output, error) = await RunAsync("service", "print", PipelineFile, "--user", "news", "--http", "9465");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            [$"ReadWritePaths=\"/srv/100%% of it\"", $"ReadWritePaths={_folder}/.pipeline", $"ReadWritePaths={_folder}/out"],
            output.Split('\n').Where(static line => line.StartsWith("ReadWritePaths=", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains($" work {PipelineFile} --http 127.0.0.1:9465\n", output, StringComparison.Ordinal);
        Assert.Contains("\nUser=news\n", output, StringComparison.Ordinal);
        Assert.Equal(["pipeline.yaml"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Print_ExportBesideThePipeline_MayWriteToItsFolderAlone()
    {
        Write("[clean, { use: export, with: { to: a.jsonl } }]");

        var (_, output, _) = await RunAsync("service", "print", PipelineFile);

        Assert.Single(output.Split('\n'), static line => line.StartsWith("ReadWritePaths=", StringComparison.Ordinal));
        Assert.Contains($"\nReadWritePaths={_folder}\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[clean, no-such-stage]", "error[PL")]
    [InlineData(null, "there is no file")]
    public async Task Print_FileThatWouldNotRun_SaysWhyAndPrintsNothing(string? stages, string expected)
    {
        if (stages is not null)
            Write(stages);

        var (code, output, error) = await RunAsync("service", "print", PipelineFile);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user", "news\nUser=root")]
    [InlineData("--user", "%u")]
    [InlineData("--user", "-h")]
    [InlineData("--http", "0.0.0.0:80")]
    public async Task Print_WrongOption_SaysWhatItTakes(string option, string value)
    {
        Write("[clean]");

        var (code, output, error) = await RunAsync("service", "print", PipelineFile, $"{option}={value}");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains($"error: {option} ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a/b", "/a", true)]
    [InlineData("/a/b/c", "/a/", true)]
    [InlineData("/ab", "/a", false)]
    [InlineData("/a", "/a", false)]
    [InlineData("/a", "/", true)]
    public void IsWithin_Paths_ByWholeNames(string path, string folder, bool expected) =>
        Assert.Equal(expected, global::Pipeline.Worker.Operations.Systemd.WritableFolders.IsWithin(path, folder));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(arguments, new Consoles(output, error, isRedirected: true));
        return (code, output.ToString(), error.ToString());
    }

    private void Write(string stages) => File.WriteAllText(PipelineFile, $"version: 1\nsource: {{ use: files, with: {{ include: ['in/*'] }} }}\nstages: {stages}\n");
}

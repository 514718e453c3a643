using Pipeline.Export;
using Pipeline.Testing;

namespace Pipeline.Tests.Export;

public sealed class ConformanceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-export-");

    [Theory]
    [InlineData("all.jsonl")]
    [InlineData("all.json")]
    [InlineData("all.csv")]
    [InlineData("all.md")]
    [InlineData("all.html")]
    [InlineData("all.jsonld")]
    public Task Stage_HostileDocuments_Conforms(string to) =>
        new StageConformance(() => new ExportStage(new ExportOptions { To = to }, new PipelineContext("news", _folder.FullName), new ExportTargets()))
            .VerifyAsync(TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}

namespace Pipeline.Tests.EndToEnd;

public class FormatTests
{
    [Fact]
    public async Task Sources_AsCommitted_AreFormatted() =>
        (await PipelineProgram.RunToolAsync("dotnet", Repository.Root, "format", "Pipeline.sln", "--verify-no-changes", "--no-restore")).Expect(0);
}

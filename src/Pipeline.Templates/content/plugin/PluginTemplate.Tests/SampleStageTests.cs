using Pipeline;
using Pipeline.Testing;
using Xunit;

namespace PluginTemplate.Tests;

public class SampleStageTests
{
    [Fact]
    public async Task ProcessAsync_WordInAnyCase_IsFound()
    {
        var document = new DocumentBuilder().Text("The bridge is shut. BRIDGE repairs begin in May.").WithTokens().Build();

        var result = await new SampleStage(new SampleOptions { Words = ["bridge"] }).ProcessAsync(document, TestContext.Current.CancellationToken);

        SpanAssert.Texts<SampleMatch>(result, "bridge", "BRIDGE");
    }

    [Fact]
    public Task ProcessAsync_WorstDocumentsThereAre_Conforms() =>
        new StageConformance(() => new SampleStage(new SampleOptions { Words = ["bridge", "😀"] })).VerifyAsync(TestContext.Current.CancellationToken);
}

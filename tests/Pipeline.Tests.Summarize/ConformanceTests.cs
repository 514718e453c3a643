using Pipeline.Summarize;
using Pipeline.Testing;

namespace Pipeline.Tests.Summarize;

public class ConformanceTests
{
    [Theory]
    [InlineData(SummaryMethod.News)]
    [InlineData(SummaryMethod.Pacsum)]
    [InlineData(SummaryMethod.Lsa)]
    [InlineData(SummaryMethod.Kl)]
    public Task Stage_HostileDocuments_Conforms(SummaryMethod method) =>
        new StageConformance(() => new SummarizeStage(new SummarizeOptions { Method = method })).VerifyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Stage_ResolveOnHostileDocuments_Conforms() =>
        new StageConformance(static () => new SummarizeStage(new SummarizeOptions { Resolve = true })).VerifyAsync(TestContext.Current.CancellationToken);
}

using Pipeline.Summarize;
using Pipeline.Testing;

namespace Pipeline.Tests.Summarize;

public class ConformanceTests
{
    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new SummarizeStage(new SummarizeOptions())).VerifyAsync(TestContext.Current.CancellationToken);
}

using Pipeline.Readability;
using Pipeline.Testing;

namespace Pipeline.Tests.Readability;

public class ConformanceTests
{
    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new ReadabilityStage(new ReadabilityOptions())).VerifyAsync(TestContext.Current.CancellationToken);
}

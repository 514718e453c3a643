using Pipeline.Clean;
using Pipeline.Testing;

namespace Pipeline.Tests.Clean;

public class ConformanceTests
{
    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new CleanStage(new CleanOptions())).VerifyAsync(TestContext.Current.CancellationToken);
}

using Pipeline.Segment;
using Pipeline.Testing;

namespace Pipeline.Tests.Segment;

public class ConformanceTests
{
    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new SegmentStage(new SegmentOptions())).VerifyAsync(TestContext.Current.CancellationToken);
}

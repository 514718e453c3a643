using Pipeline.TagQuotes;
using Pipeline.Testing;

namespace Pipeline.Tests.TagQuotes;

public class ConformanceTests
{
    [Fact]
    public Task Stage_HostileDocuments_Conforms() =>
        new StageConformance(static () => new TagQuotesStage(new TagQuotesOptions())).VerifyAsync(TestContext.Current.CancellationToken);
}

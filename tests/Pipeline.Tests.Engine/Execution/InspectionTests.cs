using Pipeline.Engine.Execution;

namespace Pipeline.Tests.Engine.Execution;

public class InspectionTests
{
    [Fact]
    public async Task Run_WithInspection_AsksThatStageAlone()
    {
        var (asked, other) = (new Explained(), new Explained());
        var inspection = new Inspection("stage-1");
        var fixture = new RunFixture { Options = new RunOptions { Lanes = 1, Inspection = inspection } }.Stage(() => other).Stage(() => asked);

        await fixture.RunAsync(["one"], TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (asked.Explanations, other.Explanations));
        Assert.Equal("why", Assert.Single(inspection.Decisions).Reason);
        Assert.Equal("one", inspection.Result!.Text);
    }

    private sealed class Explained : IExplainedStage
    {
        public int Explanations { get; private set; }

        public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken) => new(document);

        public ValueTask<Document> ExplainAsync(Document document, ICollection<Decision> decisions, CancellationToken cancellationToken)
        {
            Explanations++;
            decisions.Add(new Decision { Verdict = Verdict.Kept, Subject = "text", Reason = "why" });
            return new(document);
        }
    }
}

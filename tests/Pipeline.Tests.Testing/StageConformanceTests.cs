using Pipeline.Testing;
using Pipeline.Tests.Testing.Stages;

namespace Pipeline.Tests.Testing;

public class StageConformanceTests
{
    public static TheoryData<Type, ConformanceRule, string> BadStages() => new()
    {
        { typeof(Nameless), ConformanceRule.Declaration, "[Stage(name, description)]" },
        { typeof(Misnamed), ConformanceRule.Declaration, "kebab-case" },
        { typeof(Misnamed), ConformanceRule.Declaration, "no description" },
        { typeof(Unshared), ConformanceRule.Declaration, "[Shared]" },
        { typeof(Unshared), ConformanceRule.Commits, "disk full" },
        { typeof(Crash), ConformanceRule.Failure, "IndexOutOfRangeException" },
        { typeof(Null), ConformanceRule.Failure, "document.Skip" },
        { typeof(Refuse), ConformanceRule.Progress, "ordinary article" },
        { typeof(Slow), ConformanceRule.Progress, "no result within" },
        { typeof(Forget), ConformanceRule.Layers, "`shouts` is promised and missing" },
        { typeof(Sneak), ConformanceRule.Layers, "add [Provides<Shout>]" },
        { typeof(Meddle), ConformanceRule.Layers, "annotations in the layer `sentences`" },
        { typeof(Peek), ConformanceRule.Undeclared, "annotations in the layer `shouts`" },
        { typeof(Edit), ConformanceRule.Text, "[ChangesText]" },
        { typeof(Split), ConformanceRule.Spans, "ends within a surrogate pair" },
        { typeof(Stick), ConformanceRule.Spans, "Stuck.WithSpans" },
        { typeof(Stick), ConformanceRule.Declaration, "`Stuck`" },
        { typeof(Replace), ConformanceRule.Origin, "another document" },
        { typeof(Rewrite), ConformanceRule.Origin, "one edit replaced the whole text" },
        { typeof(Scribble), ConformanceRule.Input, "overwritten" },
        { typeof(Scribble), ConformanceRule.Origin, "in the bytes 0 to 1" },
        { typeof(Dice), ConformanceRule.Determinism, "the metadata `calls`" },
        { typeof(Race), ConformanceRule.Concurrency, "one shared instance" },
        { typeof(GiveUp), ConformanceRule.Cancellation, "InvalidOperationException" },
        { typeof(Write), ConformanceRule.Commits, "ICheckpoint" },
        { typeof(Write), ConformanceRule.Commits, "disk full" },
        { typeof(Misplace), ConformanceRule.Explanation, "the metadata `asked`" },
        { typeof(Misplace), ConformanceRule.Explanation, "not in its text" },
    };

    [Theory]
    [MemberData(nameof(BadStages))]
    public async Task CheckAsync_StageThatBreaksARule_NamesTheRule(Type stage, ConformanceRule rule, string part)
    {
        var report = await new StageConformance(() => (IStage)Activator.CreateInstance(stage)!)
            .And(Document.FromText("scratch", "Something to scribble on."))
            .Within(TimeSpan.FromSeconds(stage == typeof(Slow) ? 1 : 20))
            .CheckAsync(TestContext.Current.CancellationToken);

        Assert.Contains(report.Violations, violation => violation.Rule == rule && violation.Message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckAsync_EachBadStage_BreaksOnlyWhatItIsMeantTo()
    {
        foreach (var stages in BadStages().Select(static row => row.Data).GroupBy(static row => row.Item1))
        {
            var report = await new StageConformance(() => (IStage)Activator.CreateInstance(stages.Key)!)
                .And(Document.FromText("scratch", "Something to scribble on."))
                .Within(TimeSpan.FromSeconds(stages.Key == typeof(Slow) ? 1 : 20))
                .CheckAsync(TestContext.Current.CancellationToken);
            var expected = stages.Select(static row => row.Item2).ToHashSet();
            // What depends on the order of calls shows in every way of calling.
            if (stages.Key == typeof(Dice))
                expected.UnionWith([ConformanceRule.Concurrency, ConformanceRule.Cancellation]);
            Assert.True(report.Violations.All(violation => expected.Contains(violation.Rule)), $"{stages.Key.Name}: {report}");
        }
    }

    [Theory]
    [InlineData(typeof(FindShoutsStage))]
    [InlineData(typeof(TrimLinesStage))]
    [InlineData(typeof(CountStage))]
    public async Task VerifyAsync_GoodStage_Passes(Type stage)
    {
        var report = await new StageConformance(() => (IStage)Activator.CreateInstance(stage)!).VerifyAsync(TestContext.Current.CancellationToken);

        Assert.True(report.IsConformant);
        Assert.True(report.Documents >= HostileDocuments.All.Length);
    }

    [Fact]
    public async Task VerifyAsync_BadStage_ThrowsWithEveryViolation()
    {
        var exception = await Assert.ThrowsAsync<ConformanceException>(
            () => new StageConformance(() => new Misnamed()).VerifyAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, exception.Report!.Violations.Length);
        Assert.All(exception.Report.Violations, violation => Assert.Contains(violation.ToString(), exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckAsync_StageThatSkips_ListsWhatItRefused()
    {
        var report = await new StageConformance(() => new TrimLinesStage()).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["empty", "empty-page"], report.Refused);
    }

    [Fact]
    public async Task CheckAsync_ExportStage_WritesAndFlushes()
    {
        var made = new List<CountStage>();
        var report = await new StageConformance(() =>
        {
            made.Add(new CountStage());
            return made[^1];
        }).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Contains(made, stage => stage.Written == report.Documents && stage.Flushed == stage.Written);
    }

    [Fact]
    public async Task CheckAsync_MissingRequirement_SaysHowToProvideIt()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new StageConformance(() => new Need()).CheckAsync(TestContext.Current.CancellationToken));

        Assert.Contains("`rare`", exception.Message, StringComparison.Ordinal);
        Assert.Contains("After", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_After_RunsStagesBefore()
    {
        var report = await new StageConformance(() => new FindShoutsStage())
            .After(() => new TrimLinesStage())
            .And(Document.FromText("shout", "STOP   \nhere"))
            .CheckAsync(TestContext.Current.CancellationToken);

        Assert.True(report.IsConformant, report.ToString());
    }
}

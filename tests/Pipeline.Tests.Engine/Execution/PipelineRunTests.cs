using CsCheck;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Execution;

/// <summary>Lanes, order, limits, checkpoints.</summary>
public class PipelineRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(32)]
    public async Task RunAsync_LanesFinishInAnyOrder_CommitsInInputOrder(int lanes)
    {
        var export = new RecordingExport();
        var run = new RunFixture { Options = new RunOptions { Lanes = lanes } }
            .Stage(async (document, token) =>
            {
                var number = int.Parse(document.Id.Value[..5]);
                await Task.Delay(number % 7 == 0 ? 3 : 0, token);
                return document;
            })
            .Stage(() => export, descriptor: RunFixture.AsExport);

        var result = await run.RunAsync(RunFixture.Texts(200), TestContext.Current.CancellationToken);

        Assert.Equal(200, result.Exported);
        Assert.Equal(RunFixture.Ids(200), export.Written);
        Assert.Equal(RunFixture.Ids(200), run.Outcomes.Select(static outcome => outcome.Id.Value));
        Assert.False(export.Overlapped);
    }

    [Fact]
    public async Task RunAsync_FirstDocumentIsSlow_ReadsNoFurtherThanTheWindow()
    {
        var release = new TaskCompletionSource();
        var read = 0;
        var run = new RunFixture
        {
            Options = new RunOptions { Lanes = 2 },
            Source = _ => Counted(),
        }.Stage(async (document, token) =>
        {
            if (document.Id.Value == "0")
                await release.Task.WaitAsync(token);
            return document;
        });

        var running = run.RunAsync([], TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var readBeforeRelease = Volatile.Read(ref read);
        release.SetResult();
        var result = await running;

        Assert.InRange(readBeforeRelease, 2, 150);
        Assert.Equal(10_000, result.Exported);

        async IAsyncEnumerable<SourceItem> Counted()
        {
            for (var i = 0; i < 10_000; i++)
            {
                Interlocked.Increment(ref read);
                yield return RunFixture.Item(i.ToString(), "x");
            }

            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_StageSkipsADocument_ReportsTheReasonAndWritesNothing()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(() => export, descriptor: RunFixture.AsExport)
            .Stage(static document => document.Id.Value == "00001.txt" ? document.Skip("shorter than 3 words") : document);

        var result = await run.RunAsync(RunFixture.Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal(1, result.Skipped);
        var skipped = Assert.IsType<Skipped>(run.Outcomes[1]);
        Assert.Equal(("stage-1", "shorter than 3 words"), (skipped.Stage, skipped.Reason));
        Assert.Equal(["00000.txt", "00002.txt"], export.Written);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(3, 8)]
    [InlineData(12, 2)]
    public async Task RunAsync_Concurrency_IsReachedAndNeverPassed(int concurrency, int lanes)
    {
        var inside = 0;
        var most = 0;
        var gate = new Lock();
        var run = new RunFixture { Options = new RunOptions { Lanes = lanes } }
            .Stage(
                async (document, token) =>
                {
                    lock (gate)
                        most = Math.Max(most, ++inside);
                    await Task.Delay(5, token);
                    lock (gate)
                        inside--;
                    return document;
                },
                stage => stage with { Concurrency = concurrency });

        await run.RunAsync(RunFixture.Texts(100), TestContext.Current.CancellationToken);

        Assert.Equal(concurrency, most);
    }

    [Fact]
    public async Task RunAsync_StageIsNotShared_SeesOneDocumentAtATime()
    {
        var made = 0;
        var run = new RunFixture { Options = new RunOptions { Lanes = 4 } }
            .Stage(() =>
            {
                Interlocked.Increment(ref made);
                return new OneAtATime();
            });

        var result = await run.RunAsync(RunFixture.Texts(200), TestContext.Current.CancellationToken);

        Assert.Equal(200, result.Exported);
        Assert.InRange(made, 1, 4);
    }

    [Fact]
    public async Task RunAsync_ConditionNotMet_PassesTheDocumentOn()
    {
        var seen = new List<string>();
        var run = new RunFixture { Options = new RunOptions { Lanes = 1 } }
            .Stage(
                document =>
                {
                    seen.Add(document.Id.Value);
                    return document;
                },
                static stage => stage with { When = new Condition("odd", static document => document.Id.Value.EndsWith("1.txt", StringComparison.Ordinal)) });

        var result = await run.RunAsync(RunFixture.Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal(["00001.txt"], seen);
        Assert.Equal(3, result.Exported);
    }

    [Fact]
    public async Task RunAsync_ManyDocuments_FlushesAtEveryCheckpoint()
    {
        var export = new RecordingExport();
        var run = new RunFixture { Worker = new WorkerOptions { CheckpointDocuments = 10, CheckpointInterval = TimeSpan.FromHours(1) } }.Stage(() => export, descriptor: RunFixture.AsExport);

        await run.RunAsync(RunFixture.Texts(35), TestContext.Current.CancellationToken);

        Assert.Equal([10, 20, 30, 35], export.Flushes);
    }

    [Fact]
    public void RunAsync_AnyMixOfFailures_EndsEveryDocumentExactlyOnceInOrder() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 60], Gen.Int[1, 9]).Sample(
            (fates, lanes) =>
            {
                var export = new RecordingExport();
                var run = new RunFixture { Options = new RunOptions { Lanes = lanes }, Worker = new WorkerOptions { CheckpointDocuments = 7, CheckpointInterval = TimeSpan.FromHours(1) } }
                    .Stage(async (document, token) =>
                    {
                        var fate = fates[int.Parse(document.Id.Value[..5])];
                        if (fate == 1)
                            await Task.Yield();
                        return fate switch
                        {
                            2 => document.Skip("rule"),
                            3 => throw new StageException("bad"),
                            4 => null!,
                            _ => document,
                        };
                    })
                    .Stage(() => export, descriptor: RunFixture.AsExport);

                var result = run.RunAsync(fates.Select(static fate => $"{fate}")).GetAwaiter().GetResult();

                Assert.Equal(fates.Select(static (_, number) => $"{number:D5}.txt"), run.Outcomes.Select(static outcome => outcome.Id.Value));
                Assert.Equal(fates.Select(static fate => fate switch { 2 => "Skipped", 3 or 4 => "Quarantined", _ => "Exported" }), run.Outcomes.Select(static outcome => outcome.GetType().Name));
                Assert.Equal(run.Outcomes.OfType<Exported>().Select(static outcome => outcome.Id.Value), export.Written);
                Assert.Equal(fates.Length, result.Total);
            },
            iter: 60);

    private sealed class OneAtATime : IStage
    {
        private int _inside;

        public async ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _inside) != 1)
                throw new StageException("two documents at once");
            await Task.Yield();
            Interlocked.Decrement(ref _inside);
            return document;
        }
    }
}

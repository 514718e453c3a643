using CsCheck;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Execution;

public class PipelineRunTests
{
    private static IEnumerable<string> Texts(int count) => Enumerable.Range(0, count).Select(static number => $"Text {number}.");

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(static number => $"{number:D5}.txt")];

    private static StageDescriptor AsExport(StageDescriptor stage) => stage with { IsExport = true };

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
            .Stage(() => export, descriptor: AsExport);

        var result = await run.RunAsync(Texts(200), TestContext.Current.CancellationToken);

        Assert.Equal(200, result.Exported);
        Assert.Equal(Ids(200), export.Written);
        Assert.Equal(Ids(200), run.Outcomes.Select(static outcome => outcome.Id.Value));
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

        Assert.InRange(readBeforeRelease, 2, 100);
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
    public async Task RunAsync_StageThrows_QuarantinesThatDocumentAlone()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(static document => document.Id.Value == "00003.txt" ? throw new StageException("Expected a verb, got none.") : document)
            .Stage(() => export, descriptor: AsExport);

        var result = await run.RunAsync(Texts(6), TestContext.Current.CancellationToken);

        Assert.Equal((5, 1), (result.Exported, result.Quarantined));
        Assert.DoesNotContain("00003.txt", export.Written);
        var failure = Assert.IsType<Quarantined>(run.Outcomes[3]).Failure;
        Assert.Equal(("00003.txt", "stage-0", 10, "Expected a verb, got none.", 1), (failure.Id.Value, failure.Stage, failure.Line, failure.Message, failure.Attempts));
    }

    [Fact]
    public async Task RunAsync_StageAfterAnExportThrows_WritesNothingOfThatDocument()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(() => export, descriptor: AsExport)
            .Stage(static document => document.Id.Value == "00001.txt" ? throw new InvalidOperationException("no") : document);

        await run.RunAsync(Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal(["00000.txt", "00002.txt"], export.Written);
    }

    [Fact]
    public async Task RunAsync_OnErrorSkip_GoesOnWithTheDocumentAsItWas()
    {
        var run = new RunFixture()
            .Stage(static _ => throw new StageException("broken"), static stage => stage with { OnError = OnError.Skip })
            .Stage(static document => document.WithMetadata("seen", "yes"));

        var result = await run.RunAsync(Texts(1), TestContext.Current.CancellationToken);

        var exported = Assert.IsType<Exported>(Assert.Single(run.Outcomes));
        Assert.Equal("yes", exported.Document.Metadata["seen"]);
        Assert.Equal("broken", Assert.Single(exported.Failures).Message);
        Assert.Equal(1, result.Exported);
    }

    [Fact]
    public async Task RunAsync_OnErrorStop_CommitsWhatCameBeforeAndEnds()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(static document => document.Id.Value == "00050.txt" ? throw new StageException("broken") : document, static stage => stage with { OnError = OnError.Stop })
            .Stage(() => export, descriptor: AsExport);

        var result = await run.RunAsync(Texts(100_000), TestContext.Current.CancellationToken);

        Assert.Contains("00050.txt", result.StoppedBy);
        Assert.Equal(Ids(50), export.Written);
        Assert.Equal((50, 1), (result.Exported, result.Quarantined));
        Assert.Equal(50, export.Flushes[^1]);
    }

    [Fact]
    public async Task RunAsync_StageSkipsADocument_ReportsTheReasonAndWritesNothing()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(() => export, descriptor: AsExport)
            .Stage(static document => document.Id.Value == "00001.txt" ? document.Skip("shorter than 3 words") : document);

        var result = await run.RunAsync(Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal(1, result.Skipped);
        var skipped = Assert.IsType<Skipped>(run.Outcomes[1]);
        Assert.Equal(("stage-1", "shorter than 3 words"), (skipped.Stage, skipped.Reason));
        Assert.Equal(["00000.txt", "00002.txt"], export.Written);
    }

    [Fact]
    public async Task RunAsync_StageHangsAndIgnoresItsToken_TimesOutAndTheLaneGoesOn()
    {
        using var never = new ManualResetEventSlim();
        var run = new RunFixture { Options = new RunOptions { Lanes = 1 } }
            .Stage(
                document =>
                {
                    if (document.Id.Value == "00001.txt")
                        never.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
                    return document;
                },
                static stage => stage with { Timeout = TimeSpan.FromMilliseconds(200) });

        var result = await run.RunAsync(Texts(4), TestContext.Current.CancellationToken);
        never.Set();

        Assert.Equal((3, 1), (result.Exported, result.Quarantined));
        Assert.Equal("It took longer than its `timeout` of 200ms.", Assert.IsType<Quarantined>(run.Outcomes[1]).Failure.Message);
    }

    [Theory]
    [InlineData(true, 3, 0)]
    [InlineData(false, 1, 1)]
    public async Task RunAsync_StageFailsTwice_RetriesOnlyTransientFailures(bool transient, int tries, int quarantined)
    {
        var tried = 0;
        var run = new RunFixture()
            .Stage(
                document => ++tried < 3 ? throw new StageException("busy") { IsTransient = transient } : document,
                static stage => stage with { Retry = new RetryOptions(2, TimeSpan.FromMilliseconds(1)) });

        var result = await run.RunAsync(Texts(1), TestContext.Current.CancellationToken);

        Assert.Equal(tries, tried);
        Assert.Equal(quarantined, result.Quarantined);
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

        await run.RunAsync(Texts(100), TestContext.Current.CancellationToken);

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

        var result = await run.RunAsync(Texts(200), TestContext.Current.CancellationToken);

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

        var result = await run.RunAsync(Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal(["00001.txt"], seen);
        Assert.Equal(3, result.Exported);
    }

    public static TheoryData<string, Func<Document, Document>> BrokenContracts() => new()
    {
        { "no document", static _ => null! },
        { "another document", static _ => Document.FromText("other", "x") },
        { "changed the text", static document => document.Edit(TextEdits.Of(new TextEdit(new TextSpan(0, 1), "Z"))) },
        { "another document", static document => Document.Create(document.Id, document.Source with { Uri = "forged" }, document.Content, document.Text, ByteMap.Uniform(0, 1)) },
        { "`sentences`", static document => document.With(Layer<Sentence>.Of(new Sentence(new TextSpan(0, 1)))) },
        { "schedules a write", static document => document.OnCommit(static _ => ValueTask.CompletedTask) },
        { "[5, 900)", static document => document.With(Layer<Sentence>.Of(new Sentence(new TextSpan(5, 900)))) },
    };

    [Theory]
    [MemberData(nameof(BrokenContracts), DisableDiscoveryEnumeration = true)]
    public async Task RunAsync_StageBreaksItsContract_QuarantinesAndSaysHow(string expected, Func<Document, Document> stage)
    {
        var run = new RunFixture().Stage(stage);

        await run.RunAsync(Texts(1), TestContext.Current.CancellationToken);

        Assert.Contains(expected, Assert.IsType<Quarantined>(Assert.Single(run.Outcomes)).Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StageDoesNotProvideWhatItPromises_Quarantines()
    {
        var run = new RunFixture().Stage(static document => document, descriptor: static stage => stage with { Provides = ["sentences"] });

        await run.RunAsync(Texts(1), TestContext.Current.CancellationToken);

        Assert.Contains("promises the layer `sentences`", Assert.IsType<Quarantined>(Assert.Single(run.Outcomes)).Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WriteFails_StopsWithoutCountingTheDocument()
    {
        var export = new RecordingExport { FailOnWrite = new IOException("No space left on device") };
        var run = new RunFixture().Stage(() => export, descriptor: AsExport);

        var result = await run.RunAsync(Texts(10_000), TestContext.Current.CancellationToken);

        Assert.Equal("cannot write the results of `00002.txt`: No space left on device", result.StoppedBy);
        Assert.Equal(2, result.Exported);
    }

    [Fact]
    public async Task RunAsync_Cancelled_FlushesWhatIsCommitted()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(document =>
            {
                if (document.Id.Value == "00100.txt")
                    cancel.Cancel();
                return document;
            })
            .Stage(() => export, descriptor: AsExport);

        var result = await run.RunAsync(Texts(1_000_000), cancel.Token);

        Assert.True(result.Cancelled);
        Assert.InRange(result.Exported, 1, 10_000);
        Assert.Equal(Ids((int)result.Exported), export.Written);
        Assert.Equal(export.Written.Count, export.Flushes[^1]);
    }

    [Fact]
    public async Task RunAsync_SourceThrows_KeepsWhatCameBefore()
    {
        var run = new RunFixture { Source = _ => Broken() }.Stage(static document => document);

        var result = await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Exported);
        Assert.Equal("source `texts` (pipeline.yaml:3): the share went away", result.StoppedBy);

        static async IAsyncEnumerable<SourceItem> Broken()
        {
            yield return RunFixture.Item("a", "x");
            yield return RunFixture.Item("b", "x");
            await Task.Yield();
            throw new IOException("the share went away");
        }
    }

    [Fact]
    public async Task RunAsync_SourceCancelsItself_IsAFaultOfTheSource()
    {
        var run = new RunFixture { Source = _ => TimedOut() }.Stage(static document => document);

        var result = await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.False(result.Cancelled);
        Assert.Equal("source `texts` (pipeline.yaml:3): the feed took too long", result.StoppedBy);

        static async IAsyncEnumerable<SourceItem> TimedOut()
        {
            yield return RunFixture.Item("a", "x");
            await Task.Yield();
            throw new TaskCanceledException("cancelled", new TimeoutException("the feed took too long"));
        }
    }

    [Fact]
    public async Task RunAsync_SourceYieldsNull_SaysSoAndEnds()
    {
        var run = new RunFixture { Source = _ => Null() }.Stage(static document => document);

        var result = await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.Contains("yielded null", result.StoppedBy, StringComparison.Ordinal);

        static async IAsyncEnumerable<SourceItem> Null()
        {
            yield return null!;
            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_SourceFailsBeforeTheFirstDocument_LeavesTheExportsAlone()
    {
        var export = new RecordingExport();
        var run = new RunFixture { Source = _ => Broken() }.Stage(() => export, descriptor: AsExport);

        await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.Empty(export.Flushes);

        static async IAsyncEnumerable<SourceItem> Broken()
        {
            await Task.Yield();
            throw new IOException("the share went away");
#pragma warning disable CS0162 // makes it an iterator
            yield break;
#pragma warning restore CS0162
        }
    }

    [Fact]
    public async Task RunAsync_ObserverThrows_EndsTheLanesBeforeItGoesOn()
    {
        var inside = 0;
        var run = new RunFixture { OnEach = static _ => throw new IOException("standard output is full") }
            .Stage(async (document, token) =>
            {
                Interlocked.Increment(ref inside);
                await Task.Delay(1, token);
                Interlocked.Decrement(ref inside);
                return document;
            });

        await Assert.ThrowsAsync<IOException>(() => run.RunAsync(Texts(100_000), TestContext.Current.CancellationToken));

        Assert.InRange(inside, 0, 4); // those that were cancelled within their delay
    }

    [Fact]
    public async Task RunAsync_OneExportCannotFlush_FlushesTheOthers()
    {
        var full = new RecordingExport { FailOnFlush = new IOException("No space left on device") };
        var other = new RecordingExport();
        var run = new RunFixture().Stage(() => full, descriptor: AsExport).Stage(() => other, descriptor: AsExport);

        var result = await run.RunAsync(Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal("`stage-0` (pipeline.yaml:10) cannot bring its results to disk: No space left on device", result.StoppedBy);
        Assert.Equal([3], other.Flushes);
    }

    [Fact]
    public async Task RunAsync_HttpTimeout_IsRetried()
    {
        var tried = 0;
        var run = new RunFixture().Stage(
            document => ++tried < 2 ? throw new TaskCanceledException("cancelled", new TimeoutException("no answer in 100 s")) : document,
            static stage => stage with { Retry = new RetryOptions(1, TimeSpan.FromMilliseconds(1)) });

        var result = await run.RunAsync(Texts(1), TestContext.Current.CancellationToken);

        Assert.Equal((2, 1), (tried, result.Exported));
    }

    [Fact]
    public async Task RunAsync_StageWrapsTheCancellation_IsNoFailureOfTheDocument()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = new RunFixture { Options = new RunOptions { Lanes = 2 } }.Stage(async (document, token) =>
        {
            try
            {
                if (document.Id.Value == "00010.txt")
                    await cancel.CancelAsync();
                await Task.Delay(1, token);
                return document;
            }
            catch (OperationCanceledException exception)
            {
                throw new StageException("The call failed.", exception);
            }
        });

        var result = await run.RunAsync(Texts(1000), cancel.Token);

        Assert.Equal(0, result.Quarantined);
        Assert.True(result.Cancelled);
    }

    [Fact]
    public async Task RunAsync_FileCannotBeRead_QuarantinesItAtTheSource()
    {
        var run = new RunFixture { Source = _ => One() }.Stage(static document => document);

        await run.RunAsync([], TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Quarantined>(Assert.Single(run.Outcomes)).Failure;
        Assert.Equal(("source", 3, "gone"), (failure.Stage, failure.Line, failure.Message));

        static async IAsyncEnumerable<SourceItem> One()
        {
            yield return new SourceItem { Id = new DocumentId("a"), Uri = "a", ReadAsync = static _ => throw new FileNotFoundException("gone") };
            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_NoDocuments_FlushesOnce()
    {
        var export = new RecordingExport();

        var result = await new RunFixture().Stage(() => export, descriptor: AsExport).RunAsync([], TestContext.Current.CancellationToken);

        Assert.Equal(0, result.Total);
        Assert.Equal([0], export.Flushes);
    }

    [Fact]
    public async Task RunAsync_ManyDocuments_FlushesAtEveryCheckpoint()
    {
        var export = new RecordingExport();
        var run = new RunFixture { Options = new RunOptions { Lanes = 3, CheckpointEvery = 10 } }.Stage(() => export, descriptor: AsExport);

        await run.RunAsync(Texts(35), TestContext.Current.CancellationToken);

        Assert.Equal([10, 20, 30, 35], export.Flushes);
    }

    [Fact]
    public void RunAsync_AnyMixOfFailures_EndsEveryDocumentExactlyOnceInOrder() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 60], Gen.Int[1, 9]).Sample(
            (fates, lanes) =>
            {
                var export = new RecordingExport();
                var run = new RunFixture { Options = new RunOptions { Lanes = lanes, CheckpointEvery = 7 } }
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
                    .Stage(() => export, descriptor: AsExport);

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

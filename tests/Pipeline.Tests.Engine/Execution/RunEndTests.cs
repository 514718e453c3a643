using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Execution;

/// <summary>How a run ends: stopped, cancelled, out of documents, out of disk.</summary>
public class RunEndTests
{
    [Fact]
    public async Task RunAsync_OnErrorStop_CommitsWhatCameBeforeAndEnds()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(static document => document.Id.Value == "00050.txt" ? throw new StageException("broken") : document, static stage => stage with { OnError = OnError.Stop })
            .Stage(() => export, descriptor: RunFixture.AsExport);

        var result = await run.RunAsync(RunFixture.Texts(100_000), TestContext.Current.CancellationToken);

        Assert.Contains("00050.txt", result.StoppedBy);
        Assert.Equal(RunFixture.Ids(50), export.Written);
        Assert.Equal((50, 1), (result.Exported, result.Quarantined));
        Assert.Equal(50, export.Flushes[^1]);
    }

    [Fact]
    public async Task RunAsync_WriteFails_StopsWithoutCountingTheDocument()
    {
        var export = new RecordingExport { FailOnWrite = new IOException("No space left on device") };
        var run = new RunFixture().Stage(() => export, descriptor: RunFixture.AsExport);

        var result = await run.RunAsync(RunFixture.Texts(10_000), TestContext.Current.CancellationToken);

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
            .Stage(() => export, descriptor: RunFixture.AsExport);

        var result = await run.RunAsync(RunFixture.Texts(1_000_000), cancel.Token);

        Assert.True(result.Cancelled);
        Assert.InRange(result.Exported, 1, 10_000);

        // In order, but one that was still being fetched may be left out: the next run puts it in its place.
        Assert.Equal(export.Written.Distinct().Order(StringComparer.Ordinal), export.Written);
        Assert.Equal((result.Exported, export.Written.Count), (export.Written.Count, export.Flushes[^1]));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("flush")]
    [InlineData("source")]
    [InlineData("observer")]
    public async Task RunAsync_MemoryRunsOutInTheEngine_EndsTheProcessWithItsDocumentsInHand(string where)
    {
        var held = new SemaphoreSlim(0);
        var (inHand, atEnd) = (0, -1);
        var failure = new InvalidOperationException("It was not to be read.", NoMemory());
        var export = new RecordingExport { FailOnWrite = where == "write" ? failure : null, FailOnFlush = where == "flush" ? failure : null };
        var run = new RunFixture
        {
            Source = where == "source" ? _ => Broken() : null,
            OnEach = where == "observer" ? _ => throw failure : null,
            Worker = new WorkerOptions { CheckpointDocuments = 2, CheckpointInterval = TimeSpan.FromHours(1) },
        }
            .Stage(async (document, token) =>
            {
                if (document.Id.Value != "00009.txt")
                    return document;
                Interlocked.Increment(ref inHand);
                await held.WaitAsync(token);
                Interlocked.Decrement(ref inHand);
                return document;
            })
            .Stage(() => export, descriptor: RunFixture.AsExport);
        var session = new RunSession
        {
            Options = run.Options,
            OnOutOfMemory = () =>
            {
                if (atEnd >= 0)
                    return;
                SpinWait.SpinUntil(() => Volatile.Read(ref inHand) > 0, TimeSpan.FromSeconds(30));
                atEnd = inHand;
                held.Release(); // a process that ends would not come here
            },
        };

        _ = await Record.ExceptionAsync(() => run.RunAsync(RunFixture.Texts(20), session));

        Assert.Equal(1, atEnd);

        static async IAsyncEnumerable<SourceItem> Broken()
        {
            yield return RunFixture.Item("00009.txt", "x");
            await Task.Yield();
            throw NoMemory();
        }
    }

    [Fact]
    public async Task RunAsync_MemoryRunsOutInAStage_IsTheDocumentsFailureAlone()
    {
        var ended = 0;
        var run = new RunFixture().Stage(static document => document.Id.Value == "00003.txt" ? throw NoMemory() : document);

        var result = await run.RunAsync(RunFixture.Texts(20), new RunSession { Options = run.Options, OnOutOfMemory = () => ended++ });

        Assert.Equal((19, 1, 0), (result.Exported, result.Quarantined, ended));
    }

    [Fact]
    public async Task RunAsync_MemoryRunsOutWhileReading_ReadsAgain()
    {
        var reads = 0;
        var run = new RunFixture { Source = _ => One() }.Stage(static document => document);

        var result = await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.Equal((1, 2), (result.Exported, reads));

        async IAsyncEnumerable<SourceItem> One()
        {
            await Task.Yield();
            yield return RunFixture.Item("a", "x") with
            {
                ReadAsync = _ => reads++ == 0 ? throw NoMemory() : ValueTask.FromResult<ReadOnlyMemory<byte>>("x"u8.ToArray()),
            };
        }
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
    public async Task RunAsync_StageStopsTheRun_EndsTheSourceBeforeItReturns()
    {
        var isOpen = false;
        var run = new RunFixture { Source = Endless }
            .Stage(static document => document.Id.Value == "5" ? throw new StageException("broken") : document, static stage => stage with { OnError = OnError.Stop });

        await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.False(isOpen);

        async IAsyncEnumerable<SourceItem> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            isOpen = true;
            try
            {
                for (var number = 0; ; number++)
                {
                    yield return RunFixture.Item($"{number}", "x");
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
            finally
            {
                await Task.Delay(200, CancellationToken.None); // closing takes its time
                isOpen = false;
            }
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
        var run = new RunFixture { Source = _ => Broken() }.Stage(() => export, descriptor: RunFixture.AsExport);

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

        await Assert.ThrowsAsync<IOException>(() => run.RunAsync(RunFixture.Texts(100_000), TestContext.Current.CancellationToken));

        Assert.InRange(inside, 0, 4); // those that were cancelled within their delay
    }

    [Fact]
    public async Task RunAsync_OneExportCannotFlush_FlushesTheOthers()
    {
        var full = new RecordingExport { FailOnFlush = new IOException("No space left on device") };
        var other = new RecordingExport();
        var run = new RunFixture().Stage(() => full, descriptor: RunFixture.AsExport).Stage(() => other, descriptor: RunFixture.AsExport);

        var result = await run.RunAsync(RunFixture.Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal("`stage-0` (pipeline.yaml:10) cannot bring its results to disk: No space left on device", result.StoppedBy);
        Assert.Equal([3], other.Flushes);
    }

    [Fact]
    public async Task RunAsync_DocumentIsGone_SkipsIt()
    {
        var run = new RunFixture { Source = _ => One() }.Stage(static document => document);

        await run.RunAsync([], TestContext.Current.CancellationToken);

        Assert.Equal(new Skipped(new DocumentId("a"), "source", "it is gone"), Assert.Single(run.Outcomes));

        static async IAsyncEnumerable<SourceItem> One()
        {
            yield return new SourceItem { Id = new DocumentId("a"), Uri = "a", ReadAsync = static _ => throw new FileNotFoundException("gone") };
            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_FileCannotBeRead_QuarantinesItAtTheSource()
    {
        var run = new RunFixture { Source = _ => One() }.Stage(static document => document);

        await run.RunAsync([], TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Quarantined>(Assert.Single(run.Outcomes)).Failure;
        Assert.Equal(("source", 3, "no access"), (failure.Stage, failure.Line, failure.Message));

        static async IAsyncEnumerable<SourceItem> One()
        {
            yield return new SourceItem { Id = new DocumentId("a"), Uri = "a", ReadAsync = static _ => throw new UnauthorizedAccessException("no access") };
            await Task.CompletedTask;
        }
    }

    [Fact]
    public async Task RunAsync_NoDocuments_FlushesOnce()
    {
        var export = new RecordingExport();

        var result = await new RunFixture().Stage(() => export, descriptor: RunFixture.AsExport).RunAsync([], TestContext.Current.CancellationToken);

        Assert.Equal(0, result.Total);
        Assert.Equal([0], export.Flushes);
    }

    private static Exception NoMemory() => new InsufficientMemoryException();
}

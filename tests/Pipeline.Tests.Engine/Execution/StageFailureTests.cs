using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Execution;

/// <summary>What becomes of a document when a stage throws, hangs, or breaks its contract.</summary>
public class StageFailureTests
{
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

    [Fact]
    public async Task RunAsync_StageThrows_QuarantinesThatDocumentAlone()
    {
        var export = new RecordingExport();
        var run = new RunFixture()
            .Stage(static document => document.Id.Value == "00003.txt" ? throw new StageException("Expected a verb, got none.") : document)
            .Stage(() => export, descriptor: RunFixture.AsExport);

        var result = await run.RunAsync(RunFixture.Texts(6), TestContext.Current.CancellationToken);

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
            .Stage(() => export, descriptor: RunFixture.AsExport)
            .Stage(static document => document.Id.Value == "00001.txt" ? throw new InvalidOperationException("no") : document);

        await run.RunAsync(RunFixture.Texts(3), TestContext.Current.CancellationToken);

        Assert.Equal(["00000.txt", "00002.txt"], export.Written);
    }

    [Fact]
    public async Task RunAsync_OnErrorSkip_GoesOnWithTheDocumentAsItWas()
    {
        var run = new RunFixture()
            .Stage(static _ => throw new StageException("broken"), static stage => stage with { OnError = OnError.Skip })
            .Stage(static document => document.WithMetadata("seen", "yes"));

        var result = await run.RunAsync(RunFixture.Texts(1), TestContext.Current.CancellationToken);

        var exported = Assert.IsType<Exported>(Assert.Single(run.Outcomes));
        Assert.Equal("yes", exported.Document.Metadata["seen"]);
        Assert.Equal("broken", Assert.Single(exported.Failures).Message);
        Assert.Equal(1, result.Exported);
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

        var result = await run.RunAsync(RunFixture.Texts(4), TestContext.Current.CancellationToken);
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

        var result = await run.RunAsync(RunFixture.Texts(1), TestContext.Current.CancellationToken);

        Assert.Equal(tries, tried);
        Assert.Equal(quarantined, result.Quarantined);
    }

    [Theory]
    [MemberData(nameof(BrokenContracts), DisableDiscoveryEnumeration = true)]
    public async Task RunAsync_StageBreaksItsContract_QuarantinesAndSaysHow(string expected, Func<Document, Document> stage)
    {
        var run = new RunFixture().Stage(stage);

        await run.RunAsync(RunFixture.Texts(1), TestContext.Current.CancellationToken);

        Assert.Contains(expected, Assert.IsType<Quarantined>(Assert.Single(run.Outcomes)).Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StageDoesNotProvideWhatItPromises_Quarantines()
    {
        var run = new RunFixture().Stage(static document => document, descriptor: static stage => stage with { Provides = ["sentences"] });

        await run.RunAsync(RunFixture.Texts(1), TestContext.Current.CancellationToken);

        Assert.Contains("promises the layer `sentences`", Assert.IsType<Quarantined>(Assert.Single(run.Outcomes)).Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_HttpTimeout_IsRetried()
    {
        var tried = 0;
        var run = new RunFixture().Stage(
            document => ++tried < 2 ? throw new TaskCanceledException("cancelled", new TimeoutException("no answer in 100 s")) : document,
            static stage => stage with { Retry = new RetryOptions(1, TimeSpan.FromMilliseconds(1)) });

        var result = await run.RunAsync(RunFixture.Texts(1), TestContext.Current.CancellationToken);

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

        var result = await run.RunAsync(RunFixture.Texts(1000), cancel.Token);

        Assert.Equal(0, result.Quarantined);
        Assert.True(result.Cancelled);
    }
}

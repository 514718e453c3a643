using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Engine.Intake;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Intake;

/// <summary>The <c>files</c> source with <c>watch: true</c>, on real folders and in real time.</summary>
public sealed class FileWatchTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly ScratchFolder _folder = new();

    public FileWatchTests() => Directory.CreateDirectory(_folder["in"]);

    public enum By
    {
        /// <summary>No scan comes in the time of the test.</summary>
        Events,

        /// <summary>As if every event were lost.</summary>
        Scans,
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task ReadAsync_NotWatchedOrNotContinuous_ReadsOnce(bool isWatched, bool isContinuous)
    {
        _folder.Write("in/a.txt", "1");
        var options = new FilesSourceOptions { Include = ["**/*.txt"], Watch = isWatched };
        var source = new FilesSource(
            options, new PipelineContext("test", _folder["in"]) { IsContinuous = isContinuous }, TimeProvider.System, NullLogger<FilesSource>.Instance);

        var count = 0;
        await foreach (var _ in source.ReadAsync(TestContext.Current.CancellationToken))
            count++;

        Assert.Equal(1, count);
    }

    [Fact]
    public async Task ReadAsync_AtTheStart_OffersSettledFilesInOrderAndTheOthersOnceTheySettle()
    {
        Old("in/c.txt").Old("in/a.txt").Old("in/b/x.txt").Old("in/aa.txt");
        File.SetLastWriteTimeUtc(_folder["in/aa.txt"], DateTime.UtcNow.AddMinutes(1));
        await using var session = Watch(By.Events);

        await session.UntilAsync(static offers => offers.Count == 4);

        Assert.Equal("a.txt,b/x.txt,c.txt,aa.txt", session.Ids);
        Assert.Null(session.Source.Count);
    }

    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_NewAndChangedFiles_AreOfferedOnceForEachChange(By by)
    {
        Old("in/a.txt", "old");
        await using var session = Watch(by);
        await session.UntilAsync(static offers => offers.Count == 1);

        _folder.Write("in/sub/b.txt", "new");
        await session.UntilAsync(static offers => offers.Count == 2);
        _folder.Write("in/a.txt", "newer");
        await session.UntilAsync(static offers => offers.Count == 3);
        File.SetLastWriteTimeUtc(_folder["in/sub/b.txt"], LongAgo);
        await session.UntilAsync(static offers => offers.Count == 4);
        await Task.Delay(500);

        Assert.Equal([("a.txt", "old"), ("sub/b.txt", "new"), ("a.txt", "newer"), ("sub/b.txt", "new")], session.Offers);
    }

    [Fact]
    public async Task ReadAsync_FileIsRenamedIntoPlace_IsTakenAtOnce()
    {
        Old("in/a.txt.part", "whole");
        await using var session = Watch(By.Events, settle: TimeSpan.FromHours(1));
        await session.UntilLoggedAsync("No file matches");
        Old("elsewhere/b.txt", "moved").Old("elsewhere/tree/deep/c.txt", "too");

        File.Move(_folder["in/a.txt.part"], _folder["in/a.txt"]);
        File.Move(_folder["elsewhere/b.txt"], _folder["in/b.txt"]);
        Directory.Move(_folder["elsewhere/tree"], _folder["in/tree"]);
        await session.UntilAsync(static offers => offers.Count == 3);

        Assert.Equal([("a.txt", "whole"), ("b.txt", "moved"), ("tree/deep/c.txt", "too")], session.Offers.Order());
    }

    [Fact]
    public async Task ReadAsync_FileIsReplacedByOneOfTheSameLengthAndTime_IsOfferedAgain()
    {
        Old("in/a.txt", "first");
        await using var session = Watch(By.Events);
        await session.UntilAsync(static offers => offers.Count == 1);

        Old("in/a.new", "other");
        File.Move(_folder["in/a.new"], _folder["in/a.txt"], overwrite: true);
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal([("a.txt", "first"), ("a.txt", "other")], session.Offers);
    }

    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_SlowWriter_IsOfferedOnceAndWhole(By by)
    {
        await using var session = Watch(by, settle: TimeSpan.FromSeconds(3));
        await session.UntilLoggedAsync("No file matches");

        var clock = Stopwatch.StartNew();
        await using (var writer = new StreamWriter(new FileStream(_folder["in/a.txt"], FileMode.Create, FileAccess.Write, FileShare.ReadWrite)))
        {
            for (var i = 0; clock.Elapsed < TimeSpan.FromSeconds(4); i++)
            {
                await writer.WriteAsync("word ");
                await writer.FlushAsync();
                Assert.Empty(session.Offers);
                await Task.Delay(20);
            }

            await writer.WriteAsync("end");
        }

        await session.UntilAsync(static offers => offers.Count > 0);
        await Task.Delay(500);

        Assert.EndsWith("word end", Assert.Single(session.Offers).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in", By.Scans)]
    [InlineData("in/sub", By.Scans)]
    [InlineData("in/sub", By.Events)]
    public async Task ReadAsync_FolderIsDeletedAndRecreated_GoesOn(string folder, By by)
    {
        Old("in/sub/a.txt", "1").Old("in/sub/b.txt", "2");
        await using var session = Watch(by);
        await session.UntilAsync(static offers => offers.Count == 2);

        Directory.Delete(_folder[folder], recursive: true);
        await session.UntilLoggedAsync("sub/b.txt is gone");
        _folder.Write("in/sub/a.txt", "3");
        await session.UntilAsync(static offers => offers.Count == 3);

        Assert.Equal(("sub/a.txt", "3"), session.Offers[2]);
    }

    [Fact]
    public async Task ReadAsync_RootIsDeletedAndRecreated_IsWatchedAgainFromTheNextScanOn()
    {
        Old("in/a.txt", "1");
        var watched = new FilesSourceOptions { Include = ["**/*.txt"], Settle = TimeSpan.FromMilliseconds(100) };
        var context = new PipelineContext("test", _folder["in"]);
        var walk = new FileWalk(context, watched.Include, [], NullLogger.Instance);
        using var events = new FolderEvents(walk, NullLogger.Instance);
        events.Attach();

        Directory.Delete(_folder["in"], recursive: true);
        events.Attach();
        Directory.CreateDirectory(_folder["in"]);
        events.Attach();
        events.Take(out _);
        _folder.Write("in/b.txt", "2");
        await events.Signal.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Contains(_folder["in/b.txt"], events.Take(out _).Keys);
    }

    [Fact]
    public async Task ReadAsync_RootIsThereOnlyLater_IsFound()
    {
        Directory.Delete(_folder["in"]);
        await using var session = Watch(By.Scans);
        await session.UntilLoggedAsync("No file matches");

        _folder.Write("in/a.txt", "1");
        await session.UntilAsync(static offers => offers.Count == 1);

        Assert.Equal("a.txt", session.Ids);
    }

    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_FileIsDeletedBeforeItSettles_IsIgnored(By by)
    {
        await using var session = Watch(by, settle: TimeSpan.FromSeconds(3));
        await session.UntilLoggedAsync("No file matches");

        _folder.Write("in/brief.txt", "1");
        await Task.Delay(200);
        File.Delete(_folder["in/brief.txt"]);
        _folder.Write("in/lasting.txt", "2");
        await session.UntilAsync(static offers => offers.Count == 1);

        Assert.Equal("lasting.txt", session.Ids);
        Assert.DoesNotContain(session.Log.Lines, static line => line.Contains("gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_ManyFilesAreDeleted_NamesSomeAndCountsTheRest()
    {
        for (var i = 0; i < 50; i++)
            Old($"in/sub/{i:00}.txt");
        await using var session = Watch(By.Scans);
        await session.UntilAsync(static offers => offers.Count == 50);

        Directory.Move(_folder["in/sub"], _folder["away"]);
        await session.UntilLoggedAsync("30 more files are gone");

        var gone = session.Log.Lines.Where(static line => line.EndsWith("is gone; what was exported of it stays.", StringComparison.Ordinal)).ToList();
        Assert.Equal("Information: sub/00.txt is gone; what was exported of it stays.", gone[0]);
        Assert.Equal(20, gone.Count);
    }

    [Fact]
    public async Task ReadAsync_LinkToAFolder_IsFollowedWhereThePatternNamesIt()
    {
        Old("elsewhere/a.txt", "1");
        Directory.CreateSymbolicLink(_folder["in/link"], _folder["elsewhere"]);
        Directory.CreateSymbolicLink(_folder["elsewhere/loop"], _folder["in"]);
        await using var session = Watch(By.Scans, include: "link/*.txt");
        await session.UntilAsync(static offers => offers.Count == 1);

        _folder.Write("elsewhere/b.txt", "2");
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal("link/a.txt,link/b.txt", session.Ids);
    }

    [Fact]
    public async Task ReadAsync_LinkToAFile_ChangesWithItsTarget()
    {
        Old("elsewhere/1.txt", "one").Old("elsewhere/2.txt", "twofold");
        File.CreateSymbolicLink(_folder["elsewhere/current"], _folder["elsewhere/1.txt"]);
        File.CreateSymbolicLink(_folder["in/a.txt"], _folder["elsewhere/current"]);
        await using var session = Watch(By.Scans);
        await session.UntilAsync(static offers => offers.Count == 1);

        File.CreateSymbolicLink(_folder["elsewhere/next"], _folder["elsewhere/2.txt"]);
        File.Move(_folder["elsewhere/next"], _folder["elsewhere/current"], overwrite: true);
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal([("a.txt", "one"), ("a.txt", "twofold")], session.Offers);
    }

    [Fact]
    public async Task ReadAsync_NewLinkBackToItsFolder_IsNotFollowed()
    {
        Old("in/a.txt");
        await using var session = Watch(By.Events);
        await session.UntilAsync(static offers => offers.Count == 1);

        Directory.CreateSymbolicLink(_folder["in/loop"], _folder["in"]);
        _folder.Write("in/b.txt", "2");
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal("a.txt,b.txt", session.Ids);
    }

    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_ThousandFilesAtOnce_AreAllOfferedOnce(By by)
    {
        await using var session = Watch(by, settle: TimeSpan.FromSeconds(1));
        await session.UntilLoggedAsync("No file matches");

        for (var i = 0; i < 1000; i++)
            _folder.Write($"in/{i % 10}/{i:000}.txt", "x" + i);
        await session.UntilAsync(static offers => offers.Count >= 1000);
        await Task.Delay(500);

        Assert.Equal(1000, session.Offers.Count);
        Assert.Equal(1000, session.Offers.Distinct().Count());
        Assert.All(session.Offers, static offer => Assert.Equal($"x{int.Parse(offer.Id.AsSpan(2, 3))}", offer.Text));
    }

    [Fact]
    public async Task ReadAsync_EventStorm_EndsInOneOfferOfTheLastContent()
    {
        await using var session = Watch(By.Events, settle: TimeSpan.FromSeconds(4));
        await session.UntilLoggedAsync("No file matches");

        for (var i = 0; i < 20_000; i++)
        {
            File.WriteAllText(_folder["in/a.txt"], "version " + i);
            if (i % 4 == 0)
                File.WriteAllText(_folder["in/noise.tmp"], "x");
        }

        await session.UntilAsync(static offers => offers.Any(static offer => offer.Text == "version 19999"));

        Assert.Equal(("a.txt", "version 19999"), Assert.Single(session.Offers));
    }

    [Fact]
    public async Task ReadAsync_MoreEventsThanAreKept_AreMadeUpForByAScanAtOnce()
    {
        const int Files = 20_000;
        Old("in/first.txt");
        var options = new FilesSourceOptions { Include = ["**/*.txt"], Watch = true, ScanEvery = TimeSpan.FromHours(1) };
        var source = new FilesSource(
            options, new PipelineContext("test", _folder["in"]) { IsContinuous = true }, TimeProvider.System, NullLogger<FilesSource>.Instance);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var items = source.ReadAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await items.MoveNextAsync());
        for (var i = 0; i < Files; i++)
            _folder.Write($"in/{i}.txt", "x");

        var ids = new HashSet<string>();
        while (ids.Count < Files && await items.MoveNextAsync())
            Assert.True(ids.Add(items.Current.Id.Value));

        Assert.Equal(Files, ids.Count);
    }

    [Fact]
    public async Task ReadAsync_ExcludedAndInTheStateFolder_AreNotOffered()
    {
        Old("in/.pipeline/quarantine/x.txt");
        await using var session = new WatchSession(_folder["in"], new FilesSourceOptions
        {
            Include = ["**/*.txt"],
            Exclude = ["drafts/"],
            Settle = TimeSpan.FromMilliseconds(100),
            ScanEvery = TimeSpan.FromMilliseconds(100),
        });
        await session.UntilLoggedAsync("No file matches");

        _folder.Write("in/.pipeline/quarantine/y.txt", "1").Write("in/drafts/z.txt", "2").Write("in/last.txt", "3");
        await session.UntilAsync(static offers => offers.Count > 0);
        await Task.Delay(500);

        Assert.Equal("last.txt", session.Ids);
    }

    [Fact]
    public async Task ReadAsync_FolderCannotBeReadForAWhile_IsSaidOnceAndItsFilesAreNotGone()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The superuser can read everything.");
        if (OperatingSystem.IsWindows())
            return;
        Old("in/sub/a.txt").Old("in/b.txt");
        await using var session = Watch(By.Scans);
        await session.UntilAsync(static offers => offers.Count == 2);

        File.SetUnixFileMode(_folder["in/sub"], UnixFileMode.None);
        await session.UntilLoggedAsync("cannot be read");
        await Task.Delay(1000);
        File.SetUnixFileMode(_folder["in/sub"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Write("in/sub/c.txt", "new");
        await session.UntilAsync(static offers => offers.Count == 3);

        Assert.Equal("b.txt,sub/a.txt,sub/c.txt", session.Ids);
        Assert.Single(session.Log.Lines, static line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.DoesNotContain(session.Log.Lines, static line => line.Contains("gone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_CancelledWhileItWaits_EndsAtOnce(By by)
    {
        Old("in/a.txt");
        await using var session = Watch(by, scanEvery: TimeSpan.FromHours(1));
        await session.UntilAsync(static offers => offers.Count == 1);
        await Task.Delay(200);

        Assert.True(await session.StopAsync() < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task ReadAsync_FileChangesBetweenOfferAndReading_FailsForNowAndComesAgain()
    {
        Old("in/a.txt", "1");
        var options = new FilesSourceOptions { Include = ["*.txt"], Watch = true, Settle = TimeSpan.FromSeconds(4) };
        var source = new FilesSource(
            options, new PipelineContext("test", _folder["in"]) { IsContinuous = true }, TimeProvider.System, NullLogger<FilesSource>.Instance);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var items = source.ReadAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await items.MoveNextAsync());
        var first = items.Current;

        _folder.Write("in/a.txt", "half");
        var exception = await Assert.ThrowsAsync<IOException>(async () => await first.ReadAsync(limit.Token));
        Assert.True(await items.MoveNextAsync());

        Assert.Contains("written to while it was read", exception.Message, StringComparison.Ordinal);
        Assert.Equal("a.txt", items.Current.Id.Value);
        Assert.Equal("half"u8.ToArray(), (await items.Current.ReadAsync(limit.Token)).ToArray());
        Assert.Equal("half"u8.ToArray(), (await first.ReadAsync(limit.Token)).ToArray());
    }

    [Theory]
    [InlineData("00:00:00", "00:00:01")]
    [InlineData("00:00:30", "02:00:00")]
    public void Options_TimeOutOfRange_IsRefused(string scanEvery, string settle)
    {
        var options = new FilesSourceOptions { Include = ["*"], ScanEvery = TimeSpan.Parse(scanEvery), Settle = TimeSpan.Parse(settle) };

        var result = Assert.Single(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));

        Assert.Contains("expected a duration from", result.ErrorMessage, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private WatchSession Watch(By by, TimeSpan? settle = null, TimeSpan? scanEvery = null, string include = "**/*.txt") => new(
        _folder["in"],
        new FilesSourceOptions
        {
            Include = [include],
            Settle = settle ?? TimeSpan.FromMilliseconds(500),
            ScanEvery = scanEvery ?? (by == By.Events ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(100)),
        },
        usesEvents: by == By.Events);

    private FileWatchTests Old(string relative, string text = "x")
    {
        _folder.Write(relative, text);
        File.SetLastWriteTimeUtc(_folder[relative], LongAgo);
        return this;
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

/// <summary>The <c>files</c> source with <c>watch: true</c> where folders come and go, and where more happens than is told.</summary>
public sealed class FileWatchFaultTests : WatchedFolder
{

    [Fact]
    public async Task ReadAsync_RootIsDeletedAndRecreated_IsWatchedAgainFromTheNextScanOn()
    {
        Old("in/a.txt", "1");
        var watched = new FilesSourceOptions { Include = ["**/*.txt"], Settle = TimeSpan.FromMilliseconds(100) };
        var context = new PipelineContext("test", Folder["in"]);
        var walk = new FileWalk(context, watched.Include, [], NullLogger.Instance);
        using var events = new FolderEvents(walk, NullLogger.Instance);
        events.Attach();

        Directory.Delete(Folder["in"], recursive: true);
        events.Attach();
        Directory.CreateDirectory(Folder["in"]);
        events.Attach();
        events.Take(out _);
        Folder.Write("in/b.txt", "2");
        await events.Signal.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Contains(Folder["in/b.txt"], events.Take(out _).Keys);
    }


    [Fact]
    public async Task ReadAsync_RootIsThereOnlyLater_IsFound()
    {
        Directory.Delete(Folder["in"]);
        await using var session = Watch(By.Scans);
        await session.UntilLoggedAsync("No file matches");

        Folder.Write("in/a.txt", "1");
        await session.UntilAsync(static offers => offers.Count == 1);

        Assert.Equal("a.txt", session.Ids);
    }


    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_ThousandFilesAtOnce_AreAllOfferedOnce(By by)
    {
        await using var session = Watch(by, settle: TimeSpan.FromSeconds(1));
        await session.UntilLoggedAsync("No file matches");

        for (var i = 0; i < 1000; i++)
            Folder.Write($"in/{i % 10}/{i:000}.txt", "x" + i);
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
            File.WriteAllText(Folder["in/a.txt"], "version " + i);
            if (i % 4 == 0)
                File.WriteAllText(Folder["in/noise.tmp"], "x");
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
            options, new PipelineContext("test", Folder["in"]) { IsContinuous = true }, TimeProvider.System, NullLogger<FilesSource>.Instance);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var items = source.ReadAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await items.MoveNextAsync());
        for (var i = 0; i < Files; i++)
            Folder.Write($"in/{i}.txt", "x");

        var ids = new HashSet<string>();
        while (ids.Count < Files && await items.MoveNextAsync())
            Assert.True(ids.Add(items.Current.Id.Value));

        Assert.Equal(Files, ids.Count);
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

        File.SetUnixFileMode(Folder["in/sub"], UnixFileMode.None);
        await session.UntilLoggedAsync("cannot be read");
        await Task.Delay(1000);
        File.SetUnixFileMode(Folder["in/sub"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Folder.Write("in/sub/c.txt", "new");
        await session.UntilAsync(static offers => offers.Count == 3);

        Assert.Equal("b.txt,sub/a.txt,sub/c.txt", session.Ids);
        Assert.Single(session.Log.Lines, static line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.DoesNotContain(session.Log.Lines, static line => line.Contains("gone", StringComparison.Ordinal));
    }


    [Fact]
    public async Task ReadAsync_FileChangesBetweenOfferAndReading_FailsForNowAndComesAgain()
    {
        Old("in/a.txt", "1");
        var options = new FilesSourceOptions { Include = ["*.txt"], Watch = true, Settle = TimeSpan.FromSeconds(4) };
        var source = new FilesSource(
            options, new PipelineContext("test", Folder["in"]) { IsContinuous = true }, TimeProvider.System, NullLogger<FilesSource>.Instance);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var items = source.ReadAsync(limit.Token).GetAsyncEnumerator(limit.Token);
        Assert.True(await items.MoveNextAsync());
        var first = items.Current;

        Folder.Write("in/a.txt", "half");
        var exception = await Assert.ThrowsAsync<IOException>(async () => await first.ReadAsync(limit.Token));
        Assert.True(await items.MoveNextAsync());

        Assert.Contains("written to while it was read", exception.Message, StringComparison.Ordinal);
        Assert.Equal("a.txt", items.Current.Id.Value);
        Assert.Equal("half"u8.ToArray(), (await items.Current.ReadAsync(limit.Token)).ToArray());
        Assert.Equal("half"u8.ToArray(), (await first.ReadAsync(limit.Token)).ToArray());
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

/// <summary>The <c>files</c> source with <c>watch: true</c>, on real folders and in real time.</summary>
public sealed class FileWatchTests : WatchedFolder
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task ReadAsync_NotWatchedOrNotContinuous_ReadsOnce(bool isWatched, bool isContinuous)
    {
        Folder.Write("in/a.txt", "1");
        var options = new FilesSourceOptions { Include = ["**/*.txt"], Watch = isWatched };
        var source = new FilesSource(
            options, new PipelineContext("test", Folder["in"]) { IsContinuous = isContinuous }, TimeProvider.System, NullLogger<FilesSource>.Instance);

        var count = 0;
        await foreach (var _ in source.ReadAsync(TestContext.Current.CancellationToken))
            count++;

        Assert.Equal(1, count);
    }

    [Fact]
    public async Task ReadAsync_AtTheStart_OffersSettledFilesInOrderAndTheOthersOnceTheySettle()
    {
        Old("in/c.txt").Old("in/a.txt").Old("in/b/x.txt").Old("in/aa.txt");
        File.SetLastWriteTimeUtc(Folder["in/aa.txt"], DateTime.UtcNow.AddMinutes(1));
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

        Folder.Write("in/sub/b.txt", "new");
        await session.UntilAsync(static offers => offers.Count == 2);
        Folder.Write("in/a.txt", "newer");
        await session.UntilAsync(static offers => offers.Count == 3);
        File.SetLastWriteTimeUtc(Folder["in/sub/b.txt"], LongAgo);
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

        File.Move(Folder["in/a.txt.part"], Folder["in/a.txt"]);
        File.Move(Folder["elsewhere/b.txt"], Folder["in/b.txt"]);
        Directory.Move(Folder["elsewhere/tree"], Folder["in/tree"]);
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
        File.Move(Folder["in/a.new"], Folder["in/a.txt"], overwrite: true);
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
        await using (var writer = new StreamWriter(new FileStream(Folder["in/a.txt"], FileMode.Create, FileAccess.Write, FileShare.ReadWrite)))
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

        Directory.Delete(Folder[folder], recursive: true);
        await session.UntilLoggedAsync("sub/b.txt is gone");
        Folder.Write("in/sub/a.txt", "3");
        await session.UntilAsync(static offers => offers.Count == 3);

        Assert.Equal(("sub/a.txt", "3"), session.Offers[2]);
    }
    [Theory]
    [InlineData(By.Events)]
    [InlineData(By.Scans)]
    public async Task ReadAsync_FileIsDeletedBeforeItSettles_IsIgnored(By by)
    {
        await using var session = Watch(by, settle: TimeSpan.FromSeconds(3));
        await session.UntilLoggedAsync("No file matches");

        Folder.Write("in/brief.txt", "1");
        await Task.Delay(200);
        File.Delete(Folder["in/brief.txt"]);
        Folder.Write("in/lasting.txt", "2");
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

        Directory.Move(Folder["in/sub"], Folder["away"]);
        await session.UntilLoggedAsync("30 more files are gone");

        var gone = session.Log.Lines.Where(static line => line.EndsWith("is gone; what was exported of it stays.", StringComparison.Ordinal)).ToList();
        Assert.Equal("Information: sub/00.txt is gone; what was exported of it stays.", gone[0]);
        Assert.Equal(20, gone.Count);
    }

    [Fact]
    public async Task ReadAsync_LinkToAFolder_IsFollowedWhereThePatternNamesIt()
    {
        Old("elsewhere/a.txt", "1");
        Directory.CreateSymbolicLink(Folder["in/link"], Folder["elsewhere"]);
        Directory.CreateSymbolicLink(Folder["elsewhere/loop"], Folder["in"]);
        await using var session = Watch(By.Scans, include: "link/*.txt");
        await session.UntilAsync(static offers => offers.Count == 1);

        Folder.Write("elsewhere/b.txt", "2");
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal("link/a.txt,link/b.txt", session.Ids);
    }

    [Fact]
    public async Task ReadAsync_LinkToAFile_ChangesWithItsTarget()
    {
        Old("elsewhere/1.txt", "one").Old("elsewhere/2.txt", "twofold");
        File.CreateSymbolicLink(Folder["elsewhere/current"], Folder["elsewhere/1.txt"]);
        File.CreateSymbolicLink(Folder["in/a.txt"], Folder["elsewhere/current"]);
        await using var session = Watch(By.Scans);
        await session.UntilAsync(static offers => offers.Count == 1);

        File.CreateSymbolicLink(Folder["elsewhere/next"], Folder["elsewhere/2.txt"]);
        File.Move(Folder["elsewhere/next"], Folder["elsewhere/current"], overwrite: true);
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal([("a.txt", "one"), ("a.txt", "twofold")], session.Offers);
    }

    [Fact]
    public async Task ReadAsync_NewLinkBackToItsFolder_IsNotFollowed()
    {
        Old("in/a.txt");
        await using var session = Watch(By.Events);
        await session.UntilAsync(static offers => offers.Count == 1);

        Directory.CreateSymbolicLink(Folder["in/loop"], Folder["in"]);
        Folder.Write("in/b.txt", "2");
        await session.UntilAsync(static offers => offers.Count == 2);

        Assert.Equal("a.txt,b.txt", session.Ids);
    }
    [Fact]
    public async Task ReadAsync_ExcludedAndInTheStateFolder_AreNotOffered()
    {
        Old("in/.pipeline/quarantine/x.txt");
        await using var session = new WatchSession(Folder["in"], new FilesSourceOptions
        {
            Include = ["**/*.txt"],
            Exclude = ["drafts/"],
            Settle = TimeSpan.FromMilliseconds(100),
            ScanEvery = TimeSpan.FromMilliseconds(100),
        });
        await session.UntilLoggedAsync("No file matches");

        Folder.Write("in/.pipeline/quarantine/y.txt", "1").Write("in/drafts/z.txt", "2").Write("in/last.txt", "3");
        await session.UntilAsync(static offers => offers.Count > 0);
        await Task.Delay(500);

        Assert.Equal("last.txt", session.Ids);
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
    [Theory]
    [InlineData("00:00:00", "00:00:01")]
    [InlineData("00:00:30", "02:00:00")]
    public void Options_TimeOutOfRange_IsRefused(string scanEvery, string settle)
    {
        var options = new FilesSourceOptions { Include = ["*"], ScanEvery = TimeSpan.Parse(scanEvery), Settle = TimeSpan.Parse(settle) };

        var result = Assert.Single(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));

        Assert.Contains("expected a duration from", result.ErrorMessage, StringComparison.Ordinal);
    }
}

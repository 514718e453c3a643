using Pipeline.Engine.Intake;
using Pipeline.Tests.Engine.Hosting;

namespace Pipeline.Tests.Engine.Intake;

/// <summary>A folder that is watched, for the tests of one class.</summary>
public abstract class WatchedFolder : IDisposable
{
    private protected static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private protected ScratchFolder Folder { get; } = new();

    protected WatchedFolder() => Directory.CreateDirectory(Folder["in"]);

    public enum By
    {
        /// <summary>No scan comes in the time of the test.</summary>
        Events,

        /// <summary>As if every event were lost.</summary>
        Scans,
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected WatchSession Watch(By by, TimeSpan? settle = null, TimeSpan? scanEvery = null, string include = "**/*.txt") => new(
        Folder["in"],
        new FilesSourceOptions
        {
            Include = [include],
            Settle = settle ?? TimeSpan.FromMilliseconds(500),
            ScanEvery = scanEvery ?? (by == By.Events ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(100)),
        },
        usesEvents: by == By.Events);

    internal WatchedFolder Old(string relative, string text = "x")
    {
        Folder.Write(relative, text);
        File.SetLastWriteTimeUtc(Folder[relative], LongAgo);
        return this;
    }
}

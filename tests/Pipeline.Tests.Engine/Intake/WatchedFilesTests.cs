using Pipeline.Engine.Intake;

namespace Pipeline.Tests.Engine.Intake;

public sealed class WatchedFilesTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    private readonly Clock _clock = new();
    private readonly WatchedFiles _files;

    public WatchedFilesTests() => _files = new WatchedFiles(Settle, _clock);

    [Theory]
    [InlineData(0, 6, false)]
    [InlineData(1, 6, true)]
    [InlineData(1, 4, false)]
    [InlineData(1, -60, false)]
    [InlineData(2, 6, true)]
    [InlineData(2, 4, false)]
    public void See_NewFile_IsTakenAtOnceWhenItAppearedAndIsOldEnough(int arrival, int age, bool expected) =>
        Assert.Equal(expected, _files.See("/a", Version(1, age), (Arrival)arrival));

    [Fact]
    public void See_FileKeepsChanging_WaitsFromTheLastChange()
    {
        for (var length = 1; length <= 10; length++)
        {
            Assert.False(_files.See("/a", Version(length, age: 0), Arrival.Found));
            _clock.Advance(TimeSpan.FromSeconds(4));
            Assert.Empty(_files.Settled());
        }

        var version = Version(11, age: 0);
        Assert.False(_files.See("/a", version, Arrival.Found));
        _clock.Advance(Settle);

        Assert.Equal(["/a"], _files.Settled());
        Assert.True(_files.See("/a", version, Arrival.Found));
        Assert.False(_files.See("/a", version, Arrival.Found));
        Assert.Equal(0, _files.WaitingCount);
    }

    [Fact]
    public void See_SizeIsTheSameButTheTimeIsNot_WaitsAgain()
    {
        _files.See("/a", Version(1, age: 0), Arrival.Found);
        _clock.Advance(Settle);

        Assert.False(_files.See("/a", Version(1, age: 0), Arrival.Found));
    }

    [Fact]
    public void See_WallClockIsSetBack_StillSettles()
    {
        var version = Version(1, age: 0);
        _files.See("/a", version, Arrival.Found);
        _clock.Advance(Settle);
        _clock.SetBack(TimeSpan.FromDays(1));

        Assert.True(_files.See("/a", version, Arrival.Found));
    }

    [Fact]
    public void See_ChangedBackToWhatWasOffered_IsNotOffered()
    {
        var version = Version(1, age: 100);
        Assert.True(_files.See("/a", version, Arrival.Appeared));
        Assert.False(_files.See("/a", Version(2, age: 0), Arrival.Found));

        Assert.False(_files.See("/a", version, Arrival.Found));
        Assert.Equal(0, _files.WaitingCount);
    }

    [Fact]
    public void Missing_AfterAScan_NamesWhatWasOfferedAndNotSeenInOrder()
    {
        foreach (var path in (string[])["/c", "/a", "/b", "/d"])
            _files.See(path, Version(1, age: 100), Arrival.Appeared);
        _files.BeginScan();
        _files.See("/b", Version(1, age: 100), Arrival.Found);
        _files.See("/new", Version(1, age: 0), Arrival.Found);

        Assert.Equal(["/a", "/c", "/d"], _files.Missing());
        Assert.True(_files.Forget("/a"));
        Assert.False(_files.Forget("/new"));
        Assert.Equal(["/c", "/d"], _files.Missing());
        Assert.Equal(0, _files.WaitingCount);
    }

    private FileVersion Version(long length, int age) => new(length, _clock.GetUtcNow().UtcDateTime - TimeSpan.FromSeconds(age));

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        private long _elapsed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _elapsed;

        public void Advance(TimeSpan by)
        {
            _now += by;
            _elapsed += by.Ticks;
        }

        public void SetBack(TimeSpan by) => _now -= by;
    }
}

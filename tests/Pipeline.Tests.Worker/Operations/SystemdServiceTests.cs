using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations.Systemd;

namespace Pipeline.Tests.Worker.Operations;

[Collection(WatchedHost.OneAtATime)]
public sealed class SystemdServiceTests
{
    public static bool HasNoAbstractSockets => !OperatingSystem.IsLinux();

    public static bool HasNoDatagrams => OperatingSystem.IsWindows();

    [Theory(Skip = "Abstract sockets are of Linux.", SkipWhen = nameof(HasNoAbstractSockets))]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_NotifySocket_HearsEveryStatusInOrder(bool isAbstract)
    {
        using var manager = new ServiceManager(isAbstract);
        using var host = new WatchedHost(WatchedHost.With(("NOTIFY_SOCKET", manager.Name)));

        await host.StartAsync();
        Assert.Equal(["STATUS=Starting", "READY=1"], manager.ReceiveUntil("READY=1"));
        host.Health.Set(PipelineStatus.Ready);
        host.Health.Set(PipelineStatus.Blocked, "no space left on /data");
        host.Health.Set(PipelineStatus.Blocked, "no space left on /data");
        host.Health.Set(PipelineStatus.Ready);
        host.Health.Set(PipelineStatus.Draining);
        Assert.Equal(
            ["STATUS=Ready", "STATUS=Blocked: no space left on /data", "STATUS=Ready", "STATUS=Draining"],
            manager.ReceiveUntil("STATUS=Draining"));
        await host.StopAsync();
        Assert.Equal(["STOPPING=1"], manager.ReceiveUntil("STOPPING=1"));
    }

    [Fact(Skip = "Datagrams are not of Windows.", SkipWhen = nameof(HasNoDatagrams))]
    public async Task Status_ReasonHasLineBreaks_IsOneLine()
    {
        using var manager = new ServiceManager(isAbstract: false);
        using var host = new WatchedHost(WatchedHost.With(("NOTIFY_SOCKET", manager.Name)));
        await host.StartAsync();
        manager.ReceiveUntil("READY=1");

        host.Health.Set(PipelineStatus.Blocked, "no space\r\nMAINPID=1\n\u001b[31m\u202e\ud800 left");

        Assert.Equal("STATUS=Blocked: no space  MAINPID=1 \ufffd[31m\ufffd\ufffd left", manager.Receive());
    }

    [Fact(Skip = "Datagrams are not of Windows.", SkipWhen = nameof(HasNoDatagrams))]
    public async Task Watchdog_LoopsBeat_IsFedTwiceInTheTimeAndNotWhenTheyStandStill()
    {
        using var manager = new ServiceManager(isAbstract: false);
        using var host = new WatchedHost(WatchedHost.With(("NOTIFY_SOCKET", manager.Name), ("WATCHDOG_USEC", "400000"), ("WATCHDOG_PID", $"{Environment.ProcessId}")));
        await host.StartAsync();
        host.Health.Set(PipelineStatus.Ready);

        for (var i = 0; i < 5; i++)
            manager.ReceiveUntil("WATCHDOG=1");

        host.Clock.Advance(TimeSpan.FromMilliseconds(400));
        await SilenceAsync(manager);
        Assert.Contains(host.Log.Entries, static entry => entry.Level == LogLevel.Error && entry.Message.Contains("loops last turned 0.4 s ago", StringComparison.Ordinal));

        host.Health.Beat();
        manager.ReceiveUntil("WATCHDOG=1");

        host.Health.Set(PipelineStatus.Failed, "the ledger is damaged");
        manager.ReceiveUntil("STATUS=Failed: the ledger is damaged");
        await SilenceAsync(manager);
        await host.StopAsync();
    }

    [Fact(Skip = "Datagrams are not of Windows.", SkipWhen = nameof(HasNoDatagrams))]
    public async Task Watchdog_OfAnotherProcess_IsNotFed()
    {
        using var manager = new ServiceManager(isAbstract: false);
        using var host = new WatchedHost(WatchedHost.With(("NOTIFY_SOCKET", manager.Name), ("WATCHDOG_USEC", "1000"), ("WATCHDOG_PID", "1")));
        await host.StartAsync();
        manager.ReceiveUntil("READY=1");

        Assert.False(manager.Hears(TimeSpan.FromMilliseconds(200)));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("30000000", null, 30_000)]
    [InlineData("30000000", "7", 30_000)]
    [InlineData("30000000", "", 30_000)]
    [InlineData("30000000", "8", null)]
    [InlineData("0", null, null)]
    [InlineData("-1", null, null)]
    [InlineData("", null, null)]
    [InlineData("18446744073709551615", null, null)]
    [InlineData("9223372036854775807", null, null)]
    [InlineData("30s", null, null)]
    [InlineData(null, null, null)]
    public void WatchdogLimit_Variables_IsTheTimeOrNone(string? microseconds, string? processId, int? milliseconds)
    {
        var variables = new Dictionary<string, string>();
        if (microseconds is not null)
            variables["WATCHDOG_USEC"] = microseconds;
        if (processId is not null)
            variables["WATCHDOG_PID"] = processId;

        Assert.Equal(milliseconds, (int?)SystemdService.WatchdogLimit(variables, processId: 7)?.TotalMilliseconds);
    }

    [Theory]
    [InlineData("/nowhere/notify")]
    [InlineData("@nobody-listens-here")]
    [InlineData("not a socket, and far too long a name: 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Run_NobodyListens_WarnsOnceAndGoesOn(string socket)
    {
        using var host = new WatchedHost(WatchedHost.With(("NOTIFY_SOCKET", socket)));

        await host.StartAsync();
        host.Health.Set(PipelineStatus.Ready);
        await host.StopAsync();

        var warning = Assert.Single(host.Log.Entries, static entry => entry.Level == LogLevel.Warning);
        Assert.Contains($"NOTIFY_SOCKET is {socket}", warning.Message, StringComparison.Ordinal);
    }

    /// <summary>Nothing is on its way any more, and then nothing comes for a time in which two messages would.</summary>
    private static async Task SilenceAsync(ServiceManager manager)
    {
        var deadline = Environment.TickCount64 + 60_000;
        do
        {
            Assert.True(Environment.TickCount64 < deadline, "The watchdog goes on.");
            manager.Drain();
            await Task.Yield();
        }
        while (manager.Hears(TimeSpan.FromMilliseconds(800)));
    }
}

namespace Pipeline.Tests.Worker;

public sealed class PluginsTests : VerbFixture
{
    [Fact]
    public async Task Plugins_BuiltInAndBroken_AreListedWithStatusAndReason()
    {
        Directory.CreateDirectory("plugins/Broken");
        Write("plugins/Broken/Broken.dll", "no assembly");

        var (code, output, error) = await RunAsync("plugins");

        Assert.Equal(1, code);
        Assert.Matches(@"Pipeline\.Segment .*loaded .*segment .*built in", output);
        Assert.Matches(@"Broken .*not loaded .*plugins/Broken/Broken\.dll", output);
        Assert.Equal("warning: plugin Broken did not load: it is not a .NET assembly for this platform: build it for net10.0 and AnyCPU (plugins/Broken/Broken.dll)", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Plugins_Locked_LocksOutWhatComesLater()
    {
        var (locked, said, _) = await RunAsync("plugins", "lock");
        Directory.CreateDirectory("plugins/Later");
        Write("plugins/Later/Later.dll", "no assembly");

        var (code, output, error) = await RunAsync("plugins");
        var (checkedCode, problem, _) = await RunAsync("check");

        Assert.Equal((0, 1, 2), (locked, code, checkedCode));
        Assert.Contains("wrote plugins.lock", said, StringComparison.Ordinal);
        Assert.Matches(@"Later .*locked out", output);
        Assert.Contains("Later did not load: it is not in plugins.lock", error, StringComparison.Ordinal);
        Assert.Contains("error[PL1063]", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plugins_LockIsDamaged_SaysHowToMendIt()
    {
        Write("plugins.lock", "{");

        var (code, _, error) = await RunAsync("plugins");
        var (again, _, _) = await RunAsync("plugins", "lock");
        var (after, _, _) = await RunAsync("plugins");

        Assert.Equal((2, 0, 0), (code, again, after));
        Assert.Contains("pipeline plugins lock", error, StringComparison.Ordinal);
    }
}

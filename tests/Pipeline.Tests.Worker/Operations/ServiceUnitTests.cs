using System.Diagnostics;
using System.Net;
using Pipeline.Worker.Operations.Systemd;

namespace Pipeline.Tests.Worker.Operations;

public sealed class ServiceUnitTests
{
    private static readonly ServiceUnit s_unit = new()
    {
        Name = "news",
        File = "/srv/news/pipeline.yaml",
        Program = new ServiceProgram(["/usr/local/bin/pipeline"], DotnetRoot: null),
        User = "news",
        Folders = ["/srv/news/.pipeline", "/srv/news/out"],
    };

    public static bool HasNoSystemd => !File.Exists("/usr/bin/systemd-analyze");

    [Theory]
    [InlineData("Description=Pipeline news")]
    [InlineData("RequiresMountsFor=/srv/news /srv/news/.pipeline /srv/news/out")]
    [InlineData("Type=notify")]
    [InlineData("ExecStart=/usr/local/bin/pipeline work /srv/news/pipeline.yaml")]
    [InlineData("WorkingDirectory=/srv/news")]
    [InlineData("User=news")]
    [InlineData("Restart=on-failure")]
    [InlineData("RestartPreventExitStatus=2")]
    [InlineData("SuccessExitStatus=143")]
    [InlineData("KillSignal=SIGTERM")]
    [InlineData("WatchdogSec=30")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("ProtectHome=read-only")]
    [InlineData("ReadWritePaths=/srv/news/.pipeline")]
    [InlineData("ReadWritePaths=/srv/news/out")]
    [InlineData("PrivateTmp=yes")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("SystemCallFilter=@system-service")]
    [InlineData("WantedBy=multi-user.target")]
    public void Render_Plain_HasTheLineOnce(string line) => Assert.Single(s_unit.Render().Split('\n'), line);

    [Fact]
    public void Render_Plain_LetsTheRuntimeCompile() =>
        Assert.DoesNotContain(s_unit.Render().Split('\n'), static line => line.StartsWith("MemoryDenyWriteExecute", StringComparison.Ordinal));

    [Fact]
    public void Render_Options_AreOnTheCommandLine()
    {
        var unit = s_unit with
        {
            Program = new ServiceProgram(["/usr/bin/dotnet", "/opt/pipeline/pipeline.dll"], "/opt/dot net"),
            Http = IPEndPoint.Parse("[::1]:9464"),
        };

        var lines = unit.Render().Split('\n');

        Assert.Contains("ExecStart=/usr/bin/dotnet /opt/pipeline/pipeline.dll work /srv/news/pipeline.yaml --http \"[::1]:9464\"", lines);
        Assert.Contains("Environment=\"DOTNET_ROOT=/opt/dot net\"", lines);
        Assert.Contains("Restart=on-failure", lines);
    }

    [Fact]
    public void Render_PathsWithSpecialCharacters_AreEscaped()
    {
        var unit = s_unit with
        {
            Name = "50 % of\nthe news\\",
            File = "/srv/my \"news\" 100% $HOME/it's\\ö.yaml",
            Program = new ServiceProgram(["/opt/a $b%/pipeline"], DotnetRoot: null),
            Folders = ["/srv/a b/%i", "/srv/\"q\\r"],
        };

        var lines = unit.Render().Split('\n');

        Assert.Contains("Description=Pipeline 50 %% of the news", lines);
        Assert.Contains("""ExecStart="/opt/a $b%%/pipeline" work "/srv/my \"news\" 100%% $$HOME/it's\\ö.yaml" """.TrimEnd(), lines);
        Assert.Contains("WorkingDirectory=/srv/my \"news\" 100%% $HOME", lines);
        Assert.Contains("ReadWritePaths=\"/srv/a b/%%i\"", lines);
        Assert.Contains("""ReadWritePaths="/srv/\"q\\r" """.TrimEnd(), lines);
        Assert.Contains("""#   pipeline service print '/srv/my "news" 100% $HOME/it'\''s\ö.yaml' | sudo tee /etc/systemd/system/pipeline.service""", lines);
    }

    [Theory]
    [InlineData("/tmp/news/pipeline.yaml")]
    [InlineData("/var/tmp/pipeline.yaml")]
    public void Render_InATemporaryFolder_DoesNotHideIt(string file) =>
        Assert.DoesNotContain("PrivateTmp=yes", (s_unit with { File = file }).Render().Split('\n'));

    [Theory]
    [InlineData("/srv/news\n[Service]\nUser=root/pipeline.yaml")]
    [InlineData("/srv/news\u001b[2J/pipeline.yaml")]
    [InlineData("/srv/news(half a pair)/pipeline.yaml")]
    [InlineData("/srv/news\\/pipeline.yaml")]
    [InlineData("/srv/news /pipeline.yaml")]
    [InlineData("news/pipeline.yaml")]
    public void Problem_PathThatAUnitCannotHold_IsNamed(string file) =>
        Assert.Contains("Move or rename it", (s_unit with { File = file.Replace("(half a pair)", "\ud800", StringComparison.Ordinal) }).Problem(), StringComparison.Ordinal);

    [Theory]
    [InlineData("/opt/it's/pipeline")]
    [InlineData("/opt/\"a\"/pipeline")]
    [InlineData("/opt/a\\b/pipeline")]
    public void Problem_ProgramThatSystemdRefuses_IsNamed(string program) =>
        Assert.Contains("in the path of a program", (s_unit with { Program = new ServiceProgram([program], DotnetRoot: null) }).Problem(), StringComparison.Ordinal);

    [Fact]
    public void Problem_OrdinaryPaths_HasNone() => Assert.Null(s_unit.Problem());

    [Theory]
    [InlineData("/usr/bin/dotnet", "/usr/bin/dotnet /opt/pipeline.dll")]
    [InlineData("/home/anna/.dotnet/tools/pipeline", "/home/anna/.dotnet/tools/pipeline")]
    public void Of_Process_IsWhatStartsItAgain(string process, string expected) =>
        Assert.Equal(expected, string.Join(' ', ServiceProgram.Of(process, "/opt/pipeline.dll", dotnetRoot: "").Command));

    [Fact(Skip = "systemd-analyze is not installed.", SkipWhen = nameof(HasNoSystemd))]
    public async Task Render_StrangePaths_AreVerifiedBySystemd()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "pipeline-tests", $"a b %i $HOME \"q\" it's {Path.GetRandomFileName()}"));
        try
        {
            var program = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName.Replace('"', '_').Replace('\'', '_'), "bin")).FullName, "pipeline");
            File.CreateSymbolicLink(program, "/bin/true");
            var unit = s_unit with
            {
                File = Path.Combine(folder.FullName, "pipeline.yaml"),
                Program = new ServiceProgram([program], folder.FullName),
                User = "root",
                Folders = [Path.Combine(folder.FullName, "out"), "/srv/a b"],
                Http = IPEndPoint.Parse("127.0.0.1:9464"),
            };
            Assert.Null(unit.Problem());

            Assert.Equal((0, ""), await VerifyAsync(folder, unit.Render()));

            // That it sees mistakes.
            Assert.NotEqual("", (await VerifyAsync(folder, unit.Render().Replace("%%", "%", StringComparison.Ordinal))).Output);
        }
        finally
        {
            folder.Delete(recursive: true);
            Directory.Delete(folder.FullName.Replace('"', '_').Replace('\'', '_'), recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> VerifyAsync(DirectoryInfo folder, string unit)
    {
        var file = Path.Combine(folder.FullName, "pipeline-test.service");
        File.WriteAllText(file, unit);
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", file])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        // It also reads the units of the machine, which are not of interest here.
        return (process.ExitCode, string.Concat((await output + error).Split('\n').Where(static line => line.Contains("pipeline-test", StringComparison.Ordinal))));
    }
}

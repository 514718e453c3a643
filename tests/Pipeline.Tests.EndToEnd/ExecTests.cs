using System.Globalization;

namespace Pipeline.Tests.EndToEnd;

/// <summary>Commands that the program starts.</summary>
public sealed class ExecTests : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Command_OfAProgramThatIsKilled_EndsWithIt()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/setpriv"), "setpriv is not installed");
        _scratch.Write("in/a.txt", "A text.").Write("pipeline.yaml", """
            version: 1
            source: { use: files, with: { include: ["in/*"] } }
            stages:
              - use: exec
                with: { command: [sh, -c, "echo $$ > pid; exec sleep 600"], offsets: utf16 }
            """);
        using var program = PipelineProgram.Start(_scratch.Root, new Dictionary<string, string>(), "run");
        var id = await PidAsync();
        Assert.True(IsAlive(id));

        program.Kill();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        for (var i = 0; i < 200 && IsAlive(id); i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.False(IsAlive(id));
    }

    public void Dispose() => _scratch.Dispose();

    private static bool IsAlive(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<int> PidAsync()
    {
        while (true)
        {
            if (File.Exists(_scratch["pid"]) && int.TryParse(await File.ReadAllTextAsync(_scratch["pid"], TestContext.Current.CancellationToken), CultureInfo.InvariantCulture, out var id))
                return id;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }
}

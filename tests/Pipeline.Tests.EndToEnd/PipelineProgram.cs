using System.Diagnostics;

namespace Pipeline.Tests.EndToEnd;

/// <summary>The built program, started as a process of its own.</summary>
internal static class PipelineProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static Task<ProgramResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, new Dictionary<string, string>(), arguments);

    public static async Task<ProgramResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await FinishAsync(process);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        StartProcess("dotnet", folder, environment, [Path.Combine(Repository.Output("Pipeline.Worker"), "pipeline.dll"), .. arguments]);

    public static async Task<ProgramResult> RunToolAsync(string tool, string folder, params string[] arguments)
    {
        using var process = StartProcess(tool, folder, new Dictionary<string, string>(), arguments);
        return await FinishAsync(process);
    }

    public static async Task<ProgramResult> FinishAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new ProgramResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} took longer than {Limit}.", exception);
        }
    }

    private static Process StartProcess(string program, string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        // What a test run sets for itself must not leak into the program or into builds that tests start.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}

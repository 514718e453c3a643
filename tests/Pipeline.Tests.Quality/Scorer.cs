using System.Diagnostics;

namespace Pipeline.Tests.Quality;

/// <summary>Runs a scorer, which is a Python script.</summary>
/// <param name="folder">Where the scripts are.</param>
internal sealed class Scorer(string folder)
{
    /// <summary>What the script printed.</summary>
    /// <exception cref="InvalidOperationException">The script failed; the message is its own.</exception>
    public async Task<string> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.ArgumentList.Add(Path.Combine(folder, script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(
            $"{script} ended with {process.ExitCode}: {await errors}");
    }
}

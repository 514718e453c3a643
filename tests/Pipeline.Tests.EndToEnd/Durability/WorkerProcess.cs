using System.Diagnostics;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>A program that runs until it is stopped, and what it says meanwhile. Disposing of it ends it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it said so far.</summary>
    public string Log
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    public static WorkerProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(PipelineProgram.Start(folder, environment, arguments));

    public bool Says(string words) => Log.Contains(words, StringComparison.Ordinal);

    /// <summary>Waits for something; fails, with all that the program said, when the program ends before or it takes too long.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, TimeSpan? limit = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            var isEarly = _process.HasExited;
            if (isEarly && condition())
                return;
            Assert.False(isEarly, $"The program ended while {what} was waited for.\n{Log}");
            Assert.True(Stopwatch.GetElapsedTime(started) < (limit ?? s_limit), $"Waited in vain: {what}.\n{Log}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits for it to end by itself.</summary>
    public async Task<int> ExitAsync()
    {
        await UntilAsync(() => _process.HasExited, "the end");
        return _process.ExitCode;
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("sh", ["-c", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kill -TERM {Id}")]))
            await kill.WaitForExitAsync();
        return await ExitAsync();
    }

    /// <summary>Ends it at once: SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
            _lines.Add(line);
    }
}

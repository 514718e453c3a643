using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pipeline.Processes;

/// <summary>A process that was started to answer requests: its pipes, its limits, its end. Thread-safe.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1);

    private readonly ChildStart _start;
    private readonly Process _process;
    private readonly ErrorTail _error;
    private readonly Thread _errorThread;
    private readonly Timer? _watch;
    private int _isKilled;
    private long _excess;

    private ChildProcess(ChildStart start, Process process)
    {
        _start = start;
        _process = process;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        _error = new ErrorTail(process.StandardError.BaseStream, start.OnErrorLine);
        _errorThread = new Thread(_error.Run, maxStackSize: 256 * 1024) { IsBackground = true, Name = "child errors" };
        _errorThread.Start();
        if (start.MaxMemory is not null)
            _watch = new Timer(_ => Watch(), null, s_interval, s_interval);
    }

    public int Id => _process.Id;

    /// <summary>Its standard input.</summary>
    public Stream Input { get; }

    /// <summary>Its standard output.</summary>
    public Stream Output { get; }

    /// <summary>Whether it was ended for the memory that it took.</summary>
    public bool IsOutOfMemory => Interlocked.Read(ref _excess) > 0;

    /// <summary>How it ended by itself once its input was closed; null when it had to be ended, or runs still.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Starts it.</summary>
    /// <exception cref="ChildFailureException">The system cannot start it.</exception>
    public static ChildProcess Start(ChildStart start)
    {
        var info = new ProcessStartInfo(start.Program)
        {
            WorkingDirectory = start.Directory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var argument in start.Arguments)
            info.ArgumentList.Add(argument);
        foreach (var (name, value) in start.Environment)
            info.Environment[name] = value;
        try
        {
            return new ChildProcess(start, ProcessStarter.Start(info));
        }
        catch (Win32Exception exception)
        {
            throw new ChildFailureException(ChildFailure.NotStarted, $"it could not be started: {exception.Message}", others: 0);
        }
    }

    /// <summary>Ends it and all that it has started, at once.</summary>
    public void Kill()
    {
        if (Interlocked.Exchange(ref _isKilled, 1) != 0)
            return;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended already.
        }
    }

    /// <summary>What became of it, once its output has ended: with its exit code and its last words. Ends it when it goes on.</summary>
    public string Epitaph()
    {
        var wasKilled = Volatile.Read(ref _isKilled) != 0;
        var hasEnded = _process.WaitForExit(s_lastWords);
        if (!hasEnded)
            Kill();
        _errorThread.Join(s_lastWords);
        if (Interlocked.Read(ref _excess) is > 0 and var excess)
            return string.Create(CultureInfo.InvariantCulture, $"it had {Words(excess)} of memory, and may have {Words(_start.MaxMemory!.Value)}");
        var last = _error.Line is { } line ? $": {line.TrimEnd('.')}" : "";
        if (!hasEnded)
            return "it closed its standard output and went on" + last;
        return wasKilled ? "it was ended" + last : Ending(_process.ExitCode) + last;
    }

    /// <summary>Closes its input, and ends it when it does not end by that in time.</summary>
    public async Task CloseAsync()
    {
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // What was still to be written has nobody to read it.
        }

        using var grace = new CancellationTokenSource(_start.Grace);
        try
        {
            await _process.WaitForExitAsync(grace.Token).ConfigureAwait(false);
            ExitCode = Volatile.Read(ref _isKilled) == 0 ? _process.ExitCode : null;
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
    }

    /// <summary>Lets go of a process that has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
            await _watch.DisposeAsync().ConfigureAwait(false);
        _errorThread.Join(s_lastWords);
        _process.Dispose();
    }

    private void Watch()
    {
        if (Volatile.Read(ref _isKilled) != 0 || ProcessMemory.Of(_process) is var memory && memory <= _start.MaxMemory)
            return;
        Interlocked.Exchange(ref _excess, memory);
        Kill();
    }

    /// <summary>By 128 and the number of a signal, as shells and .NET have it.</summary>
    private static string Ending(int code) => code switch
    {
        0 => "it ended, with exit code 0",
        128 + 4 => "it was ended by the signal SIGILL",
        128 + 6 => "it was ended by the signal SIGABRT",
        128 + 7 => "it was ended by the signal SIGBUS",
        128 + 9 => "it was ended by the signal SIGKILL",
        128 + 11 => "it was ended by the signal SIGSEGV",
        128 + 15 => "it was ended by the signal SIGTERM",
        _ => string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {code}"),
    };

    private static string Words(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1e6)}MB");
}

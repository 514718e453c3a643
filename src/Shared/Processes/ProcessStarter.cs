using System.Collections.Concurrent;
using System.Diagnostics;

namespace Pipeline.Processes;

/// <summary>Starts processes that end with this one, even when it is killed.</summary>
/// <remarks>On Linux the kernel does that, by <c>setpriv --pdeathsig</c> of util-linux where it is installed. It watches the thread that started a process,
/// hence one thread that does nothing else and ends last. Elsewhere a child ends by reading the end of its input.</remarks>
internal static class ProcessStarter
{
    private static readonly string? s_wrapper = OperatingSystem.IsLinux() && File.Exists("/usr/bin/setpriv") ? "/usr/bin/setpriv" : null;
    private static readonly Lazy<BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)>> s_queue = new(Begin);

    /// <summary>Starts a process. Its streams are those that <paramref name="start"/> redirects.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The system cannot start it.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        if (s_wrapper is null)
            return Process.Start(start)!;
        var wrapped = new TaskCompletionSource<Process>();
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--");
        start.ArgumentList.Insert(0, "KILL");
        start.ArgumentList.Insert(0, "--pdeathsig");
        start.FileName = s_wrapper;
        s_queue.Value.Add((start, wrapped));
        return wrapped.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Begin()
    {
        var queue = new BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)>();
        var thread = new Thread(() =>
        {
            foreach (var (start, started) in queue.GetConsumingEnumerable())
            {
                try
                {
                    started.SetResult(Process.Start(start)!);
                }
                catch (Exception exception)
                {
                    started.SetException(exception);
                }
            }
        })
        {
            IsBackground = true,
            Name = "process starter",
        };
        thread.Start();
        return queue;
    }
}

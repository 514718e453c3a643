using System.Runtime.InteropServices;

namespace Pipeline.Chaos.Steps;

/// <summary>What no process survives.</summary>
internal static partial class Signals
{
    private const int Sigkill = 9;

    /// <summary>Ends this process as the system would that runs out of memory: nothing of it runs any more.</summary>
    public static void Kill()
    {
        _ = SendSignal(Environment.ProcessId, Sigkill);

        // The signal is on its way: nothing may happen before it arrives.
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>A fault in native code, which the runtime does not turn into an exception.</summary>
    public static void Fault() => _ = LengthOf(1);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "strlen")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint LengthOf(nint text);
}

using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Processes;

/// <summary>How much memory a process and its descendants have.</summary>
/// <remarks>On Linux the resident pages of all of them, from <c>/proc</c>: a limit on address space would not do, since runtimes such as those of .NET and Node
/// reserve far more than they use. Elsewhere that of the process alone.</remarks>
internal static class ProcessMemory
{
    /// <summary>In bytes; 0 when it has ended.</summary>
    public static long Of(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return OfTree(process.Id, depth: 0);
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }

    private static long OfTree(int id, int depth)
    {
        var folder = $"/proc/{id.ToString(CultureInfo.InvariantCulture)}";
        long total = 0;
        try
        {
            var pages = File.ReadAllText(folder + "/statm").Split(' ')[1];
            total = long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            if (depth < 16)
            {
                foreach (var thread in Directory.EnumerateDirectories(folder + "/task"))
                {
                    foreach (var child in File.ReadAllText(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        total += OfTree(int.Parse(child, CultureInfo.InvariantCulture), depth + 1);
                }
            }
        }
        catch (IOException)
        {
            // It, or a thread of it, has just ended.
        }

        return total;
    }
}

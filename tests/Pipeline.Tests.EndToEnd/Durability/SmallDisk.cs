using System.Diagnostics;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>A file system of a few megabytes in memory, which can be filled and made read-only. Only root can make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <summary>Why there may be none.</summary>
    public const string WhyNot = "A disk can be mounted by root alone.";

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    /// <summary>Puts one at a folder.</summary>
    /// <returns>Null where the system does not allow it.</returns>
    public static SmallDisk? Mount(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) ? new SmallDisk(folder) : null;
    }

    /// <summary>Takes every byte that is free.</summary>
    public void Fill()
    {
        using var file = File.Open(Ballast, FileMode.Append);
        var zeros = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(zeros);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    /// <summary>Nothing may be open for writing.</summary>
    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder));

    public void MakeWritable() => Assert.True(Run("mount", "-o", "remount,rw", _folder));

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

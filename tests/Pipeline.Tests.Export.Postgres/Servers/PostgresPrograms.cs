using System.Diagnostics;

namespace Pipeline.Tests.Postgres;

/// <summary>The programs of PostgreSQL on this machine: those that are there, or those of the distribution, which are installed when that can be done.</summary>
internal static class PostgresPrograms
{
    /// <summary>Installing takes a download of 20 MB; a mirror that hangs must not hang the tests.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    private static readonly Lazy<(string? Folder, string? Missing)> s_found = new(Find);

    /// <summary>Where <c>initdb</c> and <c>postgres</c> are; null when they are not.</summary>
    public static string? Folder => s_found.Value.Folder;

    /// <summary>Why they are not there.</summary>
    public static string? Missing => s_found.Value.Missing;

    private static (string? Folder, string? Missing) Find()
    {
        // Test programs run side by side, and apt lets in one.
        using var turn = Turn();
        if (Installed() is { } folder)
            return (folder, null);
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get"))
            return (null, "PostgreSQL is not installed: `initdb` and `postgres` are neither in PATH nor in /usr/lib/postgresql/*/bin");
        if (!Environment.IsPrivilegedProcess)
            return (null, "PostgreSQL is not installed, and only root can install it: `apt-get install postgresql`");
        var said = Install();
        return Installed() is { } installed ? (installed, null) : (null, "PostgreSQL is not installed, and `apt-get install postgresql` failed: " + said);
    }

    /// <summary>Of several, the newest.</summary>
    private static string? Installed()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (Directory.Exists("/usr/lib/postgresql"))
            folders.InsertRange(0, Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(static folder => Path.Combine(folder, "bin")));
        return folders.Find(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static string Install()
    {
        // The package would otherwise make and start a server of its own, which nobody asked for.
        const string Settings = "/etc/postgresql-common/createcluster.conf";
        if (!File.Exists(Settings))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Settings)!);
            File.WriteAllText(Settings, "create_main_cluster = false\n");
        }

        Run("apt-get", "update", "-q");
        return Run("apt-get", "install", "-q", "-y", "--no-install-recommends", "-o", "Dpkg::Options::=--force-confold", "postgresql");
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            return $"it took longer than {s_limit}";
        }

        return error.GetAwaiter().GetResult().Trim();
    }

    private static FileStream Turn()
    {
        var path = Path.Combine(Path.GetTempPath(), "pipeline-tests-postgres.lock");
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < 2 * s_limit)
            {
            }
        }
    }
}

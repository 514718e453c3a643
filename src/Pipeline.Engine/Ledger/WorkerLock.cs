using System.Globalization;

namespace Pipeline.Engine.Ledger;

/// <summary>Keeps a state folder to one process. The system lets go of the lock when the process ends, however it ends.</summary>
internal sealed class WorkerLock : IDisposable
{
    private const string LockFile = "worker.lock";

    /// <summary>Who holds the lock, for people: a locked file cannot be read.</summary>
    private const string HolderFile = "worker.pid";

    /// <summary>Who asks whether the lock is held, holds it for a moment: that is no worker.</summary>
    private const int Tries = 5;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _lock;

    private WorkerLock(FileStream file) => _lock = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="LedgerException">Another process has it; the message names that process.</exception>
    public static WorkerLock Take(string folder)
    {
        FileStream? file = null;
        for (var tries = 1; file is null; tries++)
        {
            try
            {
                file = new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException))
            {
                if (tries < Tries)
                    Thread.Sleep(s_pause);
                else if (Holder(folder) is { } holder)
                    throw Refused(folder, holder, exception);
                else
                    throw;
            }
        }

        File.WriteAllText(Path.Combine(folder, HolderFile), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new WorkerLock(file);
    }

    /// <summary>Whether a process has the lock. Two who ask do not see each other.</summary>
    public static bool IsHeld(string folder)
    {
        try
        {
            using var file = new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException exception)
        {
            return exception is not (FileNotFoundException or DirectoryNotFoundException);
        }
    }

    /// <summary>The process that has the lock, or had it last; null when none ever had.</summary>
    public static int? Holder(string folder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Path.Combine(folder, HolderFile)), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();

    private static LedgerException Refused(string folder, int holder, Exception cause) => new(
        string.Create(CultureInfo.InvariantCulture, $"Process {holder} is at work with `{folder}`: one ledger has one worker. Stop that process, or give this pipeline a state folder of its own with `worker: {{ state: … }}`."),
        cause);
}

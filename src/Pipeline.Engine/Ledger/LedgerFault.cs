using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>Puts what SQLite says into words for a person.</summary>
internal static class LedgerFault
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, CannotOpen = 14, NoDatabase = 26;

    /// <summary>Whether the database itself is broken, so that nothing but another one helps.</summary>
    public static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is Corrupt or NoDatabase;

    /// <summary>Whether files may not be written, or not made.</summary>
    public static bool IsDenied(SqliteException exception) => exception.SqliteErrorCode is ReadOnly or CannotOpen;

    public static LedgerException Of(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        Corrupt or NoDatabase => Damaged(path, exception),
        Busy or Locked => new LedgerException($"`{path}` was in use for longer than this could wait, as while results are compacted: try again in a while.", exception),
        ReadOnly => new LedgerException($"`{path}` may not be written by this user: do it as the user of the worker.", exception),
        _ => new LedgerException($"`{path}` cannot be used: {exception.Message}", exception),
    };

    public static LedgerException Damaged(string path, Exception? cause = null) =>
        new($"`{path}` is damaged or no database: move it away, and the next run makes a new one and runs every document again.", cause!);

    /// <summary>Runs <paramref name="work"/>; what SQLite throws comes out as a <see cref="LedgerException"/>.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Of(exception, path);
        }
    }
}

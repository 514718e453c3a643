using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Execution;

/// <summary>Tells why results cannot be written: for a cause that may pass, such as a full disk, or for good.</summary>
internal static class OutputErrors
{
    /// <summary>Whether the same write may well succeed later.</summary>
    public static bool MayPass(Exception exception) => exception switch
    {
        StageException { IsTransient: true } => true,
        StageException { InnerException: { } inner } => MayPass(inner),
        IOException or UnauthorizedAccessException => true,

        // Busy, locked, read-only, I/O, full, cannot open: not corrupt, and not a mistake in a statement.
        SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 } => true,
        System.Data.Common.DbException { IsTransient: true } => true,
        _ => false,
    };
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>Says in words for people what SQLite says in numbers.</summary>
internal static class StorageFailure
{
    /// <summary>Whether an exception is about the file or the database, and not a mistake in this code.</summary>
    public static bool Is(Exception exception) =>
        exception is SqliteException or IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException;

    /// <summary>Whether the file holds no database that can be read.</summary>
    public static bool IsUnreadable(SqliteException exception) => exception.SqliteErrorCode is Codes.NotADatabase or Codes.Corrupt;

    public static StageException Of(string path, Exception cause) => cause is SqliteException sqlite
        ? new StageException($"Cannot write `{path}`: {Reason(path, sqlite)}", cause) { IsTransient = MayPass(sqlite.SqliteErrorCode) }
        : new StageException($"Cannot write `{path}`: {cause.Message}", cause) { IsTransient = true };

    private static bool MayPass(int code) =>
        code is Codes.Permission or Codes.Busy or Codes.Locked or Codes.ReadOnly or Codes.InputOutput or Codes.Full or Codes.CannotOpen;

    private static string Reason(string path, SqliteException cause) => cause.SqliteErrorCode switch
    {
        Codes.Busy or Codes.Locked => "another program is writing to it. End what that program has open; the write is then tried again.",
        Codes.ReadOnly or Codes.Permission => "it is read-only. Make the file and its folder writable.",
        Codes.Full => "the disk is full. Make room, or give `to` a place on another disk.",
        Codes.CannotOpen when Directory.Exists(path) => "it is a folder. Give `to` the name of a file.",
        Codes.CannotOpen => "it cannot be opened. Make its folder writable.",
        Codes.InputOutput => string.Create(CultureInfo.InvariantCulture, $"reading or writing the disk failed (SQLite error {cause.SqliteExtendedErrorCode})."),
        Codes.Corrupt => "it is damaged. Move it away: the next run writes all documents into a new one.",
        Codes.NotADatabase => "the file is there, and is not a SQLite database. Give `to` another name, or move the file away.",
        Codes.TooBig => "the document is larger than SQLite can hold in a row, which is 1 GB. Set `text: false`.",
        Codes.Error or Codes.Constraint or Codes.Mismatch =>
            $"its tables are not as this program made them ({Said(cause)}). Take back what was changed, or move the file away: the next run writes all documents into a new one.",
        _ => Said(cause) + ".",
    };

    /// <summary>SQLite's own words, out of <c>SQLite Error 1: 'no such table: quote'.</c></summary>
    private static string Said(SqliteException cause)
    {
        var open = cause.Message.IndexOf('\'', StringComparison.Ordinal);
        var close = cause.Message.LastIndexOf('\'');
        return open >= 0 && close > open ? cause.Message[(open + 1)..close] : cause.Message.TrimEnd('.');
    }

    /// <summary>After https://sqlite.org/rescode.html.</summary>
    private static class Codes
    {
        public const int Error = 1;
        public const int Permission = 3;
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int InputOutput = 10;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CannotOpen = 14;
        public const int TooBig = 18;
        public const int Constraint = 19;
        public const int Mismatch = 20;
        public const int NotADatabase = 26;
    }
}

using Microsoft.Data.Sqlite;

namespace Pipeline.Export.Sqlite.Storage;

/// <summary>Whose a database is, and the tables in it.</summary>
internal static class Schema
{
    /// <summary>SQLite's mark of the program that a file belongs to: <c>PLxs</c>.</summary>
    public const int ApplicationId = 0x504C7873;

    /// <summary>The script at index n leads from version n to n + 1.</summary>
    private static readonly string[] Migrations = ["1.sql"];

    /// <summary>Looks at a database without changing it.</summary>
    /// <returns>Its version; 0 for a new one; null for one of another program.</returns>
    /// <exception cref="StageException">A newer version of this program made it.</exception>
    public static int? VersionOf(SqliteConnection connection, string path)
    {
        var application = connection.Long("PRAGMA application_id");
        var version = connection.Long("PRAGMA user_version");
        if (application == 0 && version == 0 && connection.Long("SELECT count(*) FROM sqlite_schema") == 0)
            return 0;
        if (application != ApplicationId)
            return null;
        if (version > Migrations.Length)
            throw new StageException($"`{path}` was made by a newer version of `export-sqlite`: its schema has version {version}, and {Migrations.Length} is the newest known here. Update this program, or give `to` another file.");
        return (int)version;
    }

    /// <summary>Brings a database to the newest version: all of it or nothing.</summary>
    public static void Migrate(SqliteConnection connection, int version)
    {
        if (version == Migrations.Length)
            return;
        connection.Run("BEGIN IMMEDIATE");
        for (; version < Migrations.Length; version++)
            connection.Run(Script(Migrations[version]));
        connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Migrations.Length}; COMMIT");
    }

    /// <summary>Empties the tables of this program, and leaves those of others alone. Within a transaction.</summary>
    public static void Clear(SqliteConnection connection) => connection.Run(Script("clear.sql"));

    private static string Script(string name)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

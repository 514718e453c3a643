using System.Globalization;
using Npgsql;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>Whose a schema is, and the tables in it.</summary>
internal static class SchemaVersion
{
    /// <summary>The script at index n leads from version n to n + 1.</summary>
    private static readonly string[] Migrations = ["1.sql"];

    /// <summary>The table that says whose the others are.</summary>
    private const string Own = "pipeline_schema";

    private static readonly string[] s_tables = [Own, "checkpoint", "document", "speaker", "quote", "summary_sentence", "annotation", "said"];

    /// <summary>Looks at a schema without changing it.</summary>
    /// <returns>Its version; 0 when it is not there, or has none of our tables.</returns>
    /// <exception cref="StageException">It is another program's, or of a newer version of this one.</exception>
    public static async Task<int> OfAsync(NpgsqlConnection connection, string target, string schema, CancellationToken cancellationToken)
    {
        // One statement, so that somebody who makes them meanwhile has made all or none.
        var found = (string[]?)await connection.ScalarAsync(
            "SELECT array_agg(relname::text ORDER BY relname) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = $1 AND relname = ANY($2)",
            cancellationToken, schema, s_tables) ?? [];
        if (found.Length == 0)
            return 0;
        if (!found.Contains(Own, StringComparer.Ordinal))
            throw new StageException($"`{target}` has tables of another program ({string.Join(", ", found)}), and was left as it is. Give `schema` a name of its own.");
        var version = Convert.ToInt32(await connection.ScalarAsync("SELECT version FROM pipeline_schema", cancellationToken) ?? 0, CultureInfo.InvariantCulture);
        return version <= Migrations.Length
            ? version
            : throw new StageException($"`{target}` was made by a newer version of `export-postgres`: its schema has version {version}, and {Migrations.Length} is the newest known here. Update this program, or give `schema` another name.");
    }

    /// <summary>Brings a schema to the newest version: all of it or nothing.</summary>
    public static async Task MigrateAsync(NpgsqlConnection connection, string target, string schema, CancellationToken cancellationToken)
    {
        if (await OfAsync(connection, target, schema, cancellationToken) == Migrations.Length)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Of two that start at once, one waits, and then has nothing to do.
        await connection.RunAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", cancellationToken, "pipeline export-postgres " + schema);
        var version = await OfAsync(connection, target, schema, cancellationToken);
        if (version == 0)
        {
            // Not IF NOT EXISTS alone, which asks for the right to create it all the same.
            if (await connection.ScalarAsync("SELECT 1 FROM pg_namespace WHERE nspname = $1", cancellationToken, schema) is null)
                await connection.RunAsync($"CREATE SCHEMA \"{schema}\"", cancellationToken);
            await connection.RunAsync("CREATE TABLE pipeline_schema (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), version integer NOT NULL); INSERT INTO pipeline_schema (version) VALUES (0)", cancellationToken);
        }

        for (; version < Migrations.Length; version++)
            await connection.RunAsync(Script.Of(Migrations[version]), cancellationToken);
        await connection.RunAsync("UPDATE pipeline_schema SET version = $1", cancellationToken, version);
        await transaction.CommitAsync(cancellationToken);
    }
}

using Npgsql;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>A connection that writes. Not thread-safe. After an exception it is of no more use: dispose of it, and the server takes back what was not
/// committed.</summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>Generated columns, which hold the search index, came with it.</summary>
    private const int OldestServer = 12;

    private readonly NpgsqlConnection _connection;

    private Database(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Connects, and makes the tables where there are none.</summary>
    /// <exception cref="StageException">The schema is another's, or the server too old.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached, or refuses.</exception>
    public static async Task<Database> OpenAsync(Login login, string target, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(login, target, cancellationToken);
        try
        {
            await SchemaVersion.MigrateAsync(connection, target, login.Schema, cancellationToken);
            await connection.RunAsync(Script.Of("stage.sql"), cancellationToken);
            return new Database(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks for the state of a schema, without changing anything.</summary>
    /// <returns>Null for one without results.</returns>
    /// <inheritdoc cref="OpenAsync"/>
    public static async Task<CheckpointToken?> StateOfAsync(Login login, string target, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(login, target, cancellationToken);
        if (await SchemaVersion.OfAsync(connection, target, login.Schema, cancellationToken) == 0)
        {
            await CheckRightsAsync(connection, login, cancellationToken);
            return null;
        }

        return await StateAsync(connection, cancellationToken);
    }

    /// <summary>Writes changes, one a document, in one transaction.</summary>
    /// <param name="changes">What the database shall hold.</param>
    /// <param name="committed">The state that these come after; null to start anew.</param>
    /// <param name="cancellationToken">Gives up: nothing is written.</param>
    /// <returns>The new state; null, and nothing is written, when the database does not have the state before.</returns>
    public async Task<CheckpointToken?> WriteAsync(IReadOnlyList<Change> changes, CheckpointToken? committed, CancellationToken cancellationToken)
    {
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);

        // Who reads is not kept from it; who writes waits.
        await _connection.RunAsync("LOCK TABLE checkpoint IN EXCLUSIVE MODE", cancellationToken);
        if (committed is null)
        {
            await _connection.RunAsync(Script.Of("clear.sql"), cancellationToken);
            await _connection.RunAsync("INSERT INTO checkpoint (dataset, number) VALUES ($1, 0)", cancellationToken, Guid.NewGuid());
        }
        else if (await StateAsync(_connection, cancellationToken) is not { } found || !found.Includes(committed.Value))
        {
            return null;
        }

        if (changes.Count > 0)
        {
            await Staging.WriteAsync(_connection, changes, cancellationToken);
            await _connection.RunAsync(Script.Of("merge.sql"), cancellationToken);
        }

        await _connection.RunAsync("UPDATE checkpoint SET number = number + 1", cancellationToken);
        var state = await StateAsync(_connection, cancellationToken);
        DurableStep.Reached("postgres.commit.before");
        await transaction.CommitAsync(cancellationToken);
        DurableStep.Reached("postgres.commit.after");
        return state;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<NpgsqlConnection> ConnectAsync(Login login, string target, CancellationToken cancellationToken)
    {
        var connection = login.Connection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (connection.PostgreSqlVersion.Major < OldestServer)
                throw new StageException($"`{target}` is on PostgreSQL {connection.ServerVersion}: `export-postgres` needs {OldestServer} or later.");
            await ConfigureAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets what a connection needs, whatever the server's defaults are.</summary>
    /// <remarks>A commit waits for the disk also where the server's commits do not: a checkpoint that the engine has recorded could be lost with
    /// the power. A checkpoint of many documents may take longer than statements of a web page should.</remarks>
    private static Task ConfigureAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => connection.RunAsync(
        """
        SET statement_timeout = 0;
        SET idle_in_transaction_session_timeout = 0;
        SET lock_timeout = '10s';
        SET client_min_messages = error;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        """, cancellationToken);

    /// <summary>Asks before anything runs what the first checkpoint will need.</summary>
    private static async Task CheckRightsAsync(NpgsqlConnection connection, Login login, CancellationToken cancellationToken)
    {
        var isThere = await connection.ScalarAsync("SELECT 1 FROM pg_namespace WHERE nspname = $1", cancellationToken, login.Schema) is not null;
        var isAllowed = await connection.ScalarAsync(
            isThere ? "SELECT has_schema_privilege($1, 'CREATE, USAGE')" : "SELECT has_database_privilege($1, 'CREATE')",
            cancellationToken, isThere ? login.Schema : login.Address.Database) is true;
        if (!isAllowed)
            throw PostgresFailure.NotAllowed(login);
    }

    private static async Task<CheckpointToken?> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.ScalarAsync("SELECT dataset || ':' || number FROM checkpoint", cancellationToken) is string text && CheckpointToken.TryParse(text, out var state) ? state : null;
}

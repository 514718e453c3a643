using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>Says in words for people what the server and the driver say.</summary>
internal static class PostgresFailure
{
    /// <summary>Whether an exception is about the server or the way to it, and not a mistake in this code.</summary>
    public static bool Is(Exception exception) => exception is NpgsqlException or SocketException or IOException or TimeoutException or AuthenticationException;

    /// <summary>Whether the same call may well succeed once the server is back or has room.</summary>
    public static bool MayPass(Exception exception) => exception switch
    {
        // Connection lost; insufficient resources; shut down, crashed, starting up; serialization, deadlock, lock; input and output.
        PostgresException { SqlState: var code } => code.StartsWith("08", StringComparison.Ordinal) || code.StartsWith("53", StringComparison.Ordinal)
            || code is "57P01" or "57P02" or "57P03" or "57P05" or "40001" or "40P01" or "55P03" or "58030" or "25006",
        AuthenticationException => false,
        NpgsqlException { InnerException: { } inner } => MayPass(inner),
        SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether the server is on its way up.</summary>
    public static bool IsStarting(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow };

    public static StageException Of(Login login, string target, Exception cause) => new($"Cannot write to `{target}`: {Reason(login, cause)}", cause) { IsTransient = MayPass(cause) };

    public static StageException NotAllowed(Login login) => new(
        $"The user `{login.Address.User}` may not create tables in `{login.Address}`. An administrator can allow it by: CREATE SCHEMA {login.Schema} AUTHORIZATION \"{login.Address.User}\"");

    private static string Reason(Login login, Exception cause) => cause switch
    {
        PostgresException answer => Reason(login, answer),
        NpgsqlException { InnerException: AuthenticationException inner } => $"the certificate of the server is not trusted ({inner.Message.TrimEnd('.')}). Name its authority by `tls-root-certificate` or PGSSLROOTCERT, or ask for less by `tls`.",
        NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            $"nothing listens on {login.Address.Host}:{login.Address.Port}. Start the server, or correct `to`, PGHOST or PGPORT.",
        NpgsqlException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            $"no host is called `{login.Address.Host}`. Correct `to` or PGHOST.",
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => "the server does not answer.",
        NpgsqlException { InnerException: { } inner } => $"the connection is lost ({inner.Message.TrimEnd('.')}).",
        _ => cause.Message,
    };

    /// <summary>After Appendix A of the manual.</summary>
    private static string Reason(Login login, PostgresException answer) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"the server does not let `{login.Address.User}` in ({answer.MessageText}). Set PGUSER and PGPASSWORD, or `password: ${{env:NAME}}`.",
        PostgresErrorCodes.InvalidCatalogName => $"there is no database `{login.Address.Database}`. Make it by `createdb {login.Address.Database}`, or correct `to` or PGDATABASE.",
        PostgresErrorCodes.InsufficientPrivilege => $"`{login.Address.User}` may not do that ({answer.MessageText}). The user has to own the schema `{login.Schema}` and its tables.",
        PostgresErrorCodes.CannotConnectNow => $"the server is not ready ({answer.MessageText}).",
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => "the server was stopped.",
        PostgresErrorCodes.TooManyConnections => "the server has as many connections as it takes.",
        PostgresErrorCodes.DiskFull => "the disk of the server is full. Make room there.",
        PostgresErrorCodes.LockNotAvailable => "another program has the tables locked. End what it has open; the write is then tried again.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "the server takes no writes: it is a standby, or set to read only. Give `to` the primary.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.NotNullViolation =>
            $"its tables are not as this program made them ({answer.MessageText}). Take back what was changed, or drop the schema `{login.Schema}`: the next run writes all documents into a new one.",
        _ => $"{answer.MessageText} (SQLSTATE {answer.SqlState}).",
    };
}

using Npgsql;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>How to connect: address, credentials, TLS. Knows the password, and shows it to nobody.</summary>
internal sealed class Login(DatabaseAddress address, ExportPostgresOptions options, string directory)
{
    public DatabaseAddress Address => address;

    public string Schema => options.Schema;

    /// <summary>How long to wait for a server that has gone away.</summary>
    public TimeSpan RetryFor => options.RetryFor;

    /// <summary>What the driver takes; its text has no password after the connection is open.</summary>
    public NpgsqlConnection Connection()
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port,
            Database = address.Database,
            Username = address.User,
            ApplicationName = "pipeline export-postgres",
            SearchPath = options.Schema,
            SslMode = Mode(),

            // A connection of a pool would outlive a server that is restarted, and hold its staging tables.
            Pooling = false,
            Timeout = 10,
            CommandTimeout = 0,

            // A server that is gone without a word, such as a machine that lost its power, is noticed.
            KeepAlive = 10,
            TcpKeepAlive = true,
            IncludeErrorDetail = false,
        };

        // Without one, the driver asks PGPASSWORD and PGPASSFILE.
        if (!string.IsNullOrEmpty(options.Password))
            settings.Password = options.Password;
        if (RootCertificate() is { } certificate)
            settings.RootCertificate = certificate;
        return new NpgsqlConnection(settings.ToString());
    }

    private string? RootCertificate() =>
        !string.IsNullOrEmpty(options.TlsRootCertificate) ? Path.GetFullPath(options.TlsRootCertificate, directory)
        : Environment.GetEnvironmentVariable("PGSSLROOTCERT") is { Length: > 0 } variable ? variable
        : null;

    private SslMode Mode()
    {
        if (options.Tls is { } mode)
            return Of(mode);
        var variable = Environment.GetEnvironmentVariable("PGSSLMODE");
        if (string.IsNullOrEmpty(variable))
            return SslMode.Prefer;
        return Enum.TryParse<TlsMode>(variable.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var named) && Enum.IsDefined(named)
            ? Of(named)
            : throw new StageException($"PGSSLMODE is `{variable}`: expected disable, allow, prefer, require, verify-ca or verify-full.");
    }

    private static SslMode Of(TlsMode mode) => mode switch
    {
        TlsMode.Disable => SslMode.Disable,
        TlsMode.Allow => SslMode.Allow,
        TlsMode.Require => SslMode.Require,
        TlsMode.VerifyCa => SslMode.VerifyCA,
        TlsMode.VerifyFull => SslMode.VerifyFull,
        _ => SslMode.Prefer,
    };
}

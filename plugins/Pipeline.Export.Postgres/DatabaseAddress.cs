using System.Globalization;

namespace Pipeline.Export.Postgres;

/// <summary>Where a database is, and who writes to it.</summary>
/// <param name="Host">A name, an address, or the folder of a socket.</param>
/// <param name="Port">Of the server.</param>
/// <param name="Database">Its name.</param>
/// <param name="User">Who connects.</param>
internal sealed record DatabaseAddress(string Host, int Port, string Database, string User)
{
    private const string Example = "postgresql://writer@db.example.org:5432/news";

    /// <summary>What is wrong with an address; null when nothing is.</summary>
    public static string? Mistake(string to)
    {
        if (to.Length == 0)
            return null;
        if (!Uri.TryCreate(to, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgresql" or "postgres"))
            return $"Expected an address such as `{Example}`, or nothing for that of PGHOST and PGDATABASE.";
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
            return "The address has a password in it, which would be shown and logged: leave it out, and set PGPASSWORD or `password: ${env:NAME}`.";
        if (uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return $"Expected nothing behind the name of the database, as in `{Example}`; TLS is set by `tls`.";
        return uri.AbsolutePath.Trim('/').Contains('/', StringComparison.Ordinal) ? $"Expected the name of one database, as in `{Example}`." : null;
    }

    /// <summary>The address, completed by the environment as libpq does.</summary>
    /// <exception cref="StageException">A variable is not what it should be.</exception>
    public static DatabaseAddress Of(string to, Func<string, string?> environment)
    {
        var uri = to.Length > 0 ? new Uri(to) : null;
        var user = Part(uri?.UserInfo) ?? Variable("PGUSER") ?? Environment.UserName;
        var database = Part(uri?.AbsolutePath.Trim('/')) ?? Variable("PGDATABASE") ?? user;
        var port = uri is { Port: > 0 } ? uri.Port : 5432;
        if (uri is not { Port: > 0 } && Variable("PGPORT") is { } number && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out port))
            throw new StageException($"PGPORT is `{number}`: expected a number, such as 5432.");
        return new DatabaseAddress(Part(uri?.Host) ?? Variable("PGHOST") ?? "localhost", port, database, user);

        string? Variable(string name) => Part(environment(name));
        static string? Part(string? text) => string.IsNullOrEmpty(text) ? null : Uri.UnescapeDataString(text);
    }

    /// <summary>For people, and without the user: results are the same, whoever writes them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"postgresql://{Host}:{Port}/{Database}");
}

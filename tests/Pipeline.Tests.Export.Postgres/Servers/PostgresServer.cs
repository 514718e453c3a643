using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Pipeline.Tests.Postgres;

/// <summary>A PostgreSQL server of a test's own, on loopback, with its data in a folder that goes when the server does.</summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>The password of the superuser <c>postgres</c>.</summary>
    public const string Password = "not a secret: 7f3a";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-postgres-");
    private readonly string? _user;
    private readonly string[] _settings;
    private Process? _process;

    private PostgresServer(string[] settings)
    {
        _settings = settings;

        // The server refuses to run as root: a user without rights does.
        _user = !Environment.IsPrivilegedProcess ? null : File.ReadLines("/etc/passwd").Any(static line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }

    public int Port { get; private set; }

    public string Folder => _folder.FullName;

    /// <summary>Of a server that encrypts.</summary>
    public string Certificate => Path.Combine(Folder, "certificate");

    private string Data => Path.Combine(Folder, "data");

    /// <summary>Makes and starts a server; skips the test where there are no programs for one.</summary>
    /// <param name="settings">As <c>name=value</c>.</param>
    public static PostgresServer Start(params string[] settings) => Start(settings, static _ => { });

    private static PostgresServer Start(string[] settings, Action<PostgresServer> prepare)
    {
        if (PostgresPrograms.Missing is { } missing)
            Assert.Skip(missing);
        var server = new PostgresServer(settings);
        try
        {
            prepare(server);
            server.Make();
            server.Start();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>A server that encrypts, with the given certificate and key, both in PEM.</summary>
    public static PostgresServer StartWithTls(string certificate, string key) => Start(["ssl=on", "ssl_cert_file=../certificate", "ssl_key_file=../key"], server =>
    {
        File.WriteAllText(server.Certificate, certificate);
        var path = Path.Combine(server.Folder, "key");
        File.WriteAllText(path, key);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    });

    /// <summary>How the superuser connects.</summary>
    public string Connection(string database = "postgres") => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Password={Password};Database={database};Pooling=false;Timeout=5");

    /// <summary>What the program needs in its environment to write to it.</summary>
    public Dictionary<string, string> Variables(string database = "postgres") => new(StringComparer.Ordinal)
    {
        ["PGHOST"] = "127.0.0.1",
        ["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture),
        ["PGUSER"] = "postgres",
        ["PGPASSWORD"] = Password,
        ["PGDATABASE"] = database,
    };

    /// <summary>Starts the server again, and waits until it answers.</summary>
    public void Start()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            _process ??= Run("postgres", ["-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-h", "127.0.0.1", "-k", Folder, .. _settings.SelectMany(static setting => new[] { "-c", setting })]);
            try
            {
                using var connection = new NpgsqlConnection(Connection());
                connection.Open();
                return;
            }
            catch (NpgsqlException e)
            {
                if (waited.Elapsed > s_limit)
                    throw new TimeoutException($"The server does not answer: {File.ReadAllText(Path.Combine(Folder, "log"))}", e);
            }

            // What a killed server leaves in memory may keep the next from starting for a moment.
            if (_process.HasExited)
            {
                _process.Dispose();
                _process = null;
            }

            Thread.Sleep(50);
        }
    }

    /// <summary>Ends the server and its helpers by SIGKILL, as a crash or the kernel's lack of memory does.</summary>
    public void Kill()
    {
        if (_process is not { HasExited: false } process)
            return;
        var helpers = ChildrenOf(process.Id);
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        _process = null;
        foreach (var helper in helpers)
        {
            helper.Kill();
            helper.WaitForExit();
            helper.Dispose();
        }
    }

    /// <summary>A line for each row, columns parted by <c>|</c>; null is <c>-</c>.</summary>
    public List<string> Query(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(Connection(database));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                column => reader.IsDBNull(column) ? "-" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public void Dispose()
    {
        Kill();
        for (var tries = 0; ; tries++)
        {
            try
            {
                _folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                Thread.Sleep(100);
            }
        }
    }

    private void Make()
    {
        Port = FreePort();
        File.WriteAllText(Path.Combine(Folder, "password"), Password);
        if (_user is not null)
            Finish(Process.Start("chown", ["-R", _user, Folder]));
        Finish(Run("initdb", ["-D", Data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", Path.Combine(Folder, "password"), "-E", "UTF8", "--locale=C", "--no-sync"]));
    }

    private Process Run(string program, string[] arguments)
    {
        var path = Path.Combine(PostgresPrograms.Folder!, program);

        // A shell, so that what is said goes to a file and no pipe can fill; `exec`, so that the process is the server itself.
        string[] command = ["-c", "exec \"$0\" \"$@\" >>\"$PIPELINE_LOG\" 2>&1", path, .. arguments];
        var start = _user is null
            ? new ProcessStartInfo("/bin/sh", command)
            : new ProcessStartInfo("setpriv", ["--reuid", _user, "--regid", Group(_user), "--clear-groups", "--", "/bin/sh", .. command]);
        start.WorkingDirectory = Folder;
        start.Environment["PIPELINE_LOG"] = Path.Combine(Folder, "log");
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    /// <summary>The processes that a process has started and not yet seen the end of, held by handles so that no other can take their numbers.</summary>
    private static List<Process> ChildrenOf(int parent)
    {
        var children = new List<Process>();
        foreach (var process in Process.GetProcessesByName("postgres"))
        {
            if (ParentOf(process.Id) == parent)
                children.Add(process);
            else
                process.Dispose();
        }

        return children;
    }

    /// <summary>After proc(5): behind the name in parentheses are the state and the parent.</summary>
    private static int? ParentOf(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Group(string user) => user == "nobody" ? "nogroup" : user;

    private void Finish(Process process)
    {
        using (process)
        {
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {(File.Exists(Path.Combine(Folder, "log")) ? File.ReadAllText(Path.Combine(Folder, "log")) : "")}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

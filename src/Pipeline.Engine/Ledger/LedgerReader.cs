using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Ledger;

/// <summary>Reads a ledger, beside the worker that has it; changes nothing and holds nobody up. Not thread-safe.</summary>
/// <remarks>Any method throws a <see cref="LedgerException"/> when the database cannot be read.</remarks>
public sealed class LedgerReader : IDisposable
{
    /// <summary>For the search for a name that was misspelt.</summary>
    private const int MaxCompared = 10_000;

    private const string Columns =
        "document.id, document.state, document.content, plan.fingerprint, document.attempts, document.deaths, document.stage, document.reason, document.quarantine, document.changed, document.key";

    private const string FromDocuments = "FROM document JOIN plan ON plan.key = document.plan";

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly LedgerConnection _connection;
    private readonly string _path;

    private LedgerReader(LedgerConnection connection, string path)
    {
        _connection = connection;
        _path = path;
    }

    /// <summary>Opens the ledger of a state folder.</summary>
    /// <param name="folder">Absolute; need not exist.</param>
    /// <returns>Null when nothing was run yet.</returns>
    /// <exception cref="LedgerException">It is of another version, damaged, or cannot be read.</exception>
    public static LedgerReader? TryOpen(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = Path.Combine(folder, DocumentLedger.FileName);
        return LedgerConnection.OpenExisting(path, forWriting: false) is { } connection ? new LedgerReader(connection, path) : null;
    }

    /// <summary>The ledger in numbers. O(n), of a small index alone: 50 ms for a million documents.</summary>
    /// <param name="errors">How many of the last errors.</param>
    public LedgerOverview Overview(int errors = 10) => Read(() =>
    {
        var counts = new long[5];
        using (var rows = Command("SELECT state, count(*) FROM document GROUP BY state").ExecuteReader())
        {
            while (rows.Read())
                counts[rows.GetInt32(0)] = rows.GetInt64(1);
        }

        var ended = Command(
            """
            SELECT max(at) FROM (SELECT max(changed) AS at FROM document WHERE state = 2 UNION ALL SELECT max(changed) FROM document WHERE state = 3
              UNION ALL SELECT max(changed) FROM document WHERE state = 4)
            """).ExecuteScalar();
        return new LedgerOverview
        {
            Pending = counts[(int)DocumentState.Pending],
            InHand = counts[(int)DocumentState.Claimed],
            Exported = counts[(int)DocumentState.Exported],
            Skipped = counts[(int)DocumentState.Skipped],
            Quarantined = counts[(int)DocumentState.Quarantined],
            LastEnded = ended is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Exports = ReadExports(),
            LastErrors = Documents($"SELECT {Columns} {FromDocuments} WHERE state = 4 ORDER BY changed DESC, document.key DESC LIMIT @errors", "@errors", errors),
        };
    });

    /// <summary>One document.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null when the ledger knows of no such document.</returns>
    public LedgerDocument? Find(string id) =>
        Read(() => Documents($"SELECT {Columns} {FromDocuments} WHERE id = @id", "@id", id) is [var found] ? found : null);

    /// <summary>One document, as people name it.</summary>
    /// <param name="name">Its id, or the path of its file from the current folder.</param>
    /// <param name="directory">The folder of the pipeline file, absolute.</param>
    /// <returns>Null when the ledger knows of no such document.</returns>
    public LedgerDocument? Find(string name, string directory) => DocumentNames.Ids(name, directory).Select(Find).FirstOrDefault(static found => found is not null);

    /// <summary>The id in the same folder that was probably meant; null when none is near.</summary>
    /// <param name="name">An id, or the path of a file from the current folder.</param>
    /// <param name="directory">The folder of the pipeline file, absolute.</param>
    public string? Nearest(string name, string directory) => DocumentNames.Ids(name, directory).Select(Nearest).FirstOrDefault(static near => near is not null);

    /// <summary>What happened to a document, the oldest first.</summary>
    /// <param name="document">The document.</param>
    public ImmutableArray<LedgerEvent> History(LedgerDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(() =>
        {
            var events = ImmutableArray.CreateBuilder<LedgerEvent>();
            using var rows = Command(
                """
                SELECT at, state, attempts, stage, reason, content, plan.fingerprint FROM history JOIN plan ON plan.key = history.plan
                WHERE document = @document ORDER BY number
                """, "@document").With(document.Key).ExecuteReader();
            while (rows.Read())
            {
                events.Add(new LedgerEvent(
                    DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(0)), (DocumentState)rows.GetInt32(1), rows.GetInt32(2), rows.Text(3), rows.Text(4), rows.GetString(5), rows.GetString(6)));
            }

            return events.ToImmutable();
        });
    }

    /// <summary>Where the results of a document are, by target; only of exports that add records.</summary>
    /// <param name="document">The document.</param>
    public ImmutableArray<LedgerRecord> Records(LedgerDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(() =>
        {
            var records = ImmutableArray.CreateBuilder<LedgerRecord>();
            using var rows = Command(
                "SELECT target, place FROM export JOIN record ON record.export = export.key WHERE record.document = @document ORDER BY target", "@document").With(document.Key).ExecuteReader();
            while (rows.Read())
                records.Add(new LedgerRecord(rows.GetString(0), rows.GetString(1)));
            return records.ToImmutable();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>By target.</summary>
    internal ImmutableArray<LedgerExport> Exports() => Read(ReadExports);

    /// <summary>All documents in a state, in the order of the source: for states of few documents.</summary>
    internal ImmutableArray<LedgerDocument> InState(DocumentState state) =>
        Read(() => Documents($"SELECT {Columns} {FromDocuments} WHERE state = @state ORDER BY position, document.key", "@state", (int)state));

    /// <summary>What the fingerprint of a plan was made of; null when no document ever ran by it.</summary>
    internal string? PlanParts(string fingerprint) =>
        Read(() => Command("SELECT parts FROM plan WHERE fingerprint = @fingerprint", "@fingerprint").With(fingerprint).ExecuteScalar() as string);

    /// <summary>The rows of a query that nobody else has.</summary>
    internal List<T> Rows<T>(string sql, string[] parameters, object[] values, Func<SqliteDataReader, T> read) => Read(() =>
    {
        var found = new List<T>();
        using var rows = Command(sql, parameters).With(values).ExecuteReader();
        while (rows.Read())
            found.Add(read(rows));
        return found;
    });

    /// <summary>A statement that is made once; its rows are read to the end before it is used again.</summary>
    private SqliteCommand Command(string sql, params string[] parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
            _commands.Add(sql, command = _connection.Command(sql, parameters));
        return command;
    }

    private T Read<T>(Func<T> read) => LedgerFault.Guard(_path, read);

    private ImmutableArray<LedgerExport> ReadExports()
    {
        var exports = ImmutableArray.CreateBuilder<LedgerExport>();
        using var rows = Command(
            "SELECT key, target, live, superseded, token IS NOT NULL, next_token IS NOT NULL FROM export ORDER BY target").ExecuteReader();
        while (rows.Read())
            exports.Add(new LedgerExport(rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetBoolean(4), rows.GetBoolean(5)) { Key = rows.GetInt64(0) });
        return exports.ToImmutable();
    }

    private ImmutableArray<LedgerDocument> Documents(string sql, string parameter, object value)
    {
        var documents = ImmutableArray.CreateBuilder<LedgerDocument>();
        using var rows = Command(sql, parameter).With(value).ExecuteReader();
        while (rows.Read())
        {
            documents.Add(new LedgerDocument
            {
                Id = rows.GetString(0),
                State = (DocumentState)rows.GetInt32(1),
                Content = rows.GetString(2),
                Plan = rows.GetString(3),
                Attempts = rows.GetInt32(4),
                Deaths = rows.GetInt32(5),
                Stage = rows.Text(6),
                Reason = rows.Text(7),
                Quarantine = rows.Text(8),
                Changed = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(9)),
                Key = rows.GetInt64(10),
            });
        }

        return documents.ToImmutable();
    }

    private string? Nearest(string id)
    {
        // Compared by the last name: what stands before it is the same, and comparing takes time of the product of the lengths.
        var folder = id[..(id.LastIndexOf('/') + 1)];
        var names = Rows(
            "SELECT substr(id, length(@folder) + 1) FROM document WHERE id >= @folder AND id < @end LIMIT @limit", ["@folder", "@end", "@limit"],
            [folder, folder + "\U0010FFFF", MaxCompared], static row => row.GetString(0));
        return Spelling.Nearest(id[folder.Length..], names.Where(static name => !name.Contains('/', StringComparison.Ordinal))) is { } near ? folder + near : null;
    }
}

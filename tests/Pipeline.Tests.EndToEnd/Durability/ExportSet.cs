using System.Text.Json;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>What a pipeline left behind, to be compared with what another did: the files of its folder <c>out</c> byte for byte, a database and a
/// folder of Parquet files by their rows, the ledger's word on each document, and the names in the quarantine.</summary>
internal sealed class ExportSet
{
    /// <summary>The end of a pipeline file whose results are compared: the stages that find something, and an export of each way to write.</summary>
    public const string Stages = """
          - segment
          - tag-quotes
          - use: export
            with: { to: out/a.jsonl }
          - use: export
            with: { to: out/a.html }
          - use: export-sqlite
            with: { to: out/a.db }
          - use: export-parquet
            with: { to: out/a }

        """;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _states;
    private readonly string[] _quarantine;
    private readonly string[] _ids;
    private readonly int _torn;

    private ExportSet(string folder, bool isOrdered)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "out")))
        {
            // Beside the database are its journal and its index, and what is in them is among the rows.
            var name = Path.GetFileName(path);
            if (name.EndsWith(".db", StringComparison.Ordinal))
                _files[name] = SqliteRows.Of(path);
            else if (!name.Contains(".db-", StringComparison.Ordinal))
                _files[name] = isOrdered ? File.ReadAllBytes(path) : Sorted(File.ReadAllLines(path));
        }

        foreach (var path in Directory.EnumerateDirectories(Path.Combine(folder, "out")))
            _files[Path.GetFileName(path) + "/"] = ParquetRows.Of(path);
        _states = LedgerFile.States(folder);
        var quarantine = Path.Combine(folder, ".pipeline", "quarantine");
        _quarantine = Directory.Exists(quarantine) ? [.. Directory.EnumerateDirectories(quarantine).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
        _ids = [.. Ids(_files.First(static file => file.Key.EndsWith(".jsonl", StringComparison.Ordinal)).Value, out _torn)];
    }

    /// <summary>Documents in quarantine.</summary>
    public IReadOnlyList<string> Quarantine => _quarantine;

    /// <param name="folder">Of the pipeline.</param>
    /// <param name="isOrdered">Whether the order of the records counts. A source of which a later run sees nothing cannot put them right.</param>
    public static ExportSet Of(string folder, bool isOrdered = true) => new(folder, isOrdered);

    /// <summary>Counts what is wrong with this set when the other is right.</summary>
    public Damage Against(ExportSet right)
    {
        var counts = _ids.CountBy(static id => id).ToDictionary(StringComparer.Ordinal);
        var differing = _files.Keys.Union(right._files.Keys, StringComparer.Ordinal)
            .Where(name => !(_files.TryGetValue(name, out var mine) && right._files.TryGetValue(name, out var other) && mine.AsSpan().SequenceEqual(other)))
            .ToList();
        if (!_states.SequenceEqual(right._states))
            differing.Add("the ledger's states");
        if (!_quarantine.SequenceEqual(right._quarantine))
            differing.Add($"the quarantine ({string.Join(", ", _quarantine.Except(right._quarantine))})");
        return new Damage(
            right._ids.Count(id => !counts.ContainsKey(id)),
            counts.Values.Sum(static count => count - 1) + counts.Keys.Except(right._ids).Count(),
            _torn,
            string.Join(", ", differing));
    }

    private static byte[] Sorted(string[] lines) => System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Order(StringComparer.Ordinal).Select(static line => line + "\n")));

    private static List<string> Ids(byte[] jsonl, out int torn)
    {
        torn = jsonl is [.., not (byte)'\n'] ? 1 : 0;
        var ids = new List<string>();
        foreach (var line in System.Text.Encoding.UTF8.GetString(jsonl).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var record = JsonDocument.Parse(line);
                ids.Add(record.RootElement.GetProperty("id").GetString()!);
            }
            catch (JsonException)
            {
                torn++;
            }
        }

        return ids;
    }
}

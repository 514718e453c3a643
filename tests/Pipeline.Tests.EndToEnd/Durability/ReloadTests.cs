using System.Globalization;
using System.Text.Json;

namespace Pipeline.Tests.EndToEnd.Durability;

/// <summary>Edits of the pipeline file, good and bad, saved in every way that editors and systems save, while documents run.</summary>
[Collection(ProcessesCollection.Name)]
public sealed class ReloadTests(ITestOutputHelper output) : IDisposable
{
    private const int Documents = 20_000;
    private const int Edits = 300;

    private static readonly string[] s_bad =
    [
        "", "version: 1\nstages: [", "\0\u0001garbage", "version: 1\nsource: files\nstages: [nonsense]\n", Pipeline("x").Replace("- use: stamp", "- tag-quotes\n  - use: stamp", StringComparison.Ordinal),
    ];

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Work_EditedUnderLoad_RunsEveryDocumentByAPlanThatWasValid()
    {
        Directory.CreateDirectory(_scratch["in"]);
        for (var i = 0; i < Documents; i++)
            File.WriteAllText(_scratch[$"in/{i:D5}.txt"], $"Text {i}.");
        _scratch.AddChaosStages().Write("pipeline.yaml", Pipeline("edit-0"));
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);

        await using var worker = WorkerProcess.Start(_scratch.Root, Chaos.Quick(), "work");
        await worker.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported) > 100, "the first documents");
        for (var edit = 1; edit <= Edits; edit++)
        {
            Save(random, random.Next(3) == 0 ? s_bad[random.Next(s_bad.Length)] : Pipeline(string.Create(CultureInfo.InvariantCulture, $"edit-{edit}")));
            await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
            Assert.False(worker.HasExited, worker.Log);
        }

        Save(random, s_bad[1]);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Save(random, Pipeline("last"));
        await worker.UntilAsync(() => LedgerFile.Count(_scratch.Root, LedgerFile.Exported, "\"last\"") == Documents, "all documents by the last plan");

        Assert.Equal(143, await worker.TerminateAsync());
        Assert.Contains("error[PL", worker.Log, StringComparison.Ordinal);
        var stamps = LedgerFile.Query(_scratch.Root, "SELECT DISTINCT parts FROM plan JOIN history ON history.plan = plan.key");
        Assert.All(stamps, static row => Assert.Matches("\"text\":\"(edit-\\d+|last)\"", row[0]));
        output.WriteLine($"{stamps.Count} plans ran documents, of {Edits + 1} edits");
        Assert.True(stamps.Count > 10, $"{stamps.Count} plans");

        // What superseded records are left is of plans that were valid, and the newest record of each document is of the last.
        var newest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(_scratch["out/a.jsonl"]))
        {
            using var record = JsonDocument.Parse(line);
            var stamp = record.RootElement.GetProperty("metadata").GetProperty("stamp").GetString()!;
            Assert.Matches("^(edit-\\d+|last)$", stamp);
            newest[record.RootElement.GetProperty("id").GetString()!] = stamp;
        }

        Assert.Equal(Documents, newest.Count);
        Assert.All(newest.Values, static stamp => Assert.Equal("last", stamp));
    }

    public void Dispose() => _scratch.Dispose();

    private static string Pipeline(string stamp) => $$"""
        version: 1
        source:
          use: files
          with: { include: ["in/*.txt"] }
        stages:
          - use: stamp
            with: { text: {{stamp}} }
          - use: export
            with: { to: out/a.jsonl }

        """;

    private void Save(Random random, string text)
    {
        var path = _scratch["pipeline.yaml"];
        switch (random.Next(4))
        {
            case 0: // in place
                File.Delete(path);
                File.WriteAllText(path, text);
                break;
            case 1: // by rename, as editors do
                File.WriteAllText(path + "~", text);
                File.Move(path + "~", path, overwrite: true);
                break;
            case 2: // twice
                File.Delete(path);
                File.WriteAllText(path, text[..(text.Length / 2)]);
                File.WriteAllText(path, text);
                break;
            default: // a link that is turned to another file, as config maps are
                var target = _scratch[$"version-{Guid.NewGuid():N}.txt"];
                File.WriteAllText(target, text);
                File.CreateSymbolicLink(path + "~", target);
                File.Move(path + "~", path, overwrite: true);
                break;
        }
    }
}

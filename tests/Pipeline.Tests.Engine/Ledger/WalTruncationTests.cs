using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

/// <summary>The write-ahead log cut at any byte, as a power cut may leave it: the ledger opens, and is as it was after one of its transactions.</summary>
public class WalTruncationTests
{
    [Fact]
    public void Open_LogCutAtAnyByte_IsAPrefixOfWhatWasWritten()
    {
        using var state = new StateFolder();
        List<string> states = [""];
        byte[] database, log;
        using (var ledger = state.Open())
        {
            var plan = DocumentLedgerTests.Plan(ledger);
            for (var i = 0; i < 3; i++)
            {
                var claim = ledger.Claim([DocumentLedgerTests.Request($"{i}", "1")], plan, force: false)[0];
                states.Add(Describe(state.Path));
                ledger.Commit(
                    [DocumentLedgerTests.Completion(claim, $"{i}", "1", DocumentState.Exported)], plan,
                    [("x", new Checkpoint($"token {i}") { Records = [new ExportedRecord(new DocumentId($"{i}"), $"place {i}")] })]);
                states.Add(Describe(state.Path));
            }

            state.Crash();
            database = File.ReadAllBytes(Path.Combine(state.Path, DocumentLedger.FileName));
            log = File.ReadAllBytes(Path.Combine(state.Path, DocumentLedger.FileName + "-wal"));
        }

        // After a header of 32 bytes, a frame is a header of 24 and a page: every byte of the headers, both sides of every border, and samples within.
        var lengths = Enumerable.Range(0, log.Length + 1).Where(static length => length < 60 || (length - 32) % 4120 is 0 or 1 or 12 or 23 or 24 or 25 or 4119 || length % 1021 == 0).ToList();
        var last = 0;
        foreach (var length in lengths)
        {
            var folder = Directory.CreateTempSubdirectory("pipeline-wal-");
            try
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, DocumentLedger.FileName), database);
                File.WriteAllBytes(Path.Combine(folder.FullName, DocumentLedger.FileName + "-wal"), log[..length]);
                string found;
                using (DocumentLedger.Open(folder.FullName, TimeProvider.System, "boot"))
                    found = Describe(folder.FullName);
                var number = states.FindIndex(known => Claimless(known) == found);
                Assert.True(number >= last, $"cut at {length}: {found}");
                last = number;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        Assert.Equal(Claimless(states[^1]), Claimless(states[last]));
    }

    private static string Describe(string folder) =>
        string.Join(' ', LedgerRow.Read(folder).Values.OrderBy(static row => row.Id, StringComparer.Ordinal).Select(static row => $"{row.Id}:{row.State}"));

    /// <summary>Opening takes back claims.</summary>
    private static string Claimless(string state) => state.Replace(nameof(DocumentState.Claimed), nameof(DocumentState.Pending), StringComparison.Ordinal);
}

using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>What became of every document: claims before they run, ends after their results are durable. Held by one process. Thread-safe.</summary>
/// <remarks>O(log n) for each document; opening takes the same time however many there are. Any method may throw <see cref="SqliteException"/>, such as for a
/// full disk; nothing has then changed, and the call can be made again.</remarks>
internal sealed class DocumentLedger : IDisposable
{
    /// <summary>The name of the database in the state folder.</summary>
    public const string FileName = "ledger.db";

    private readonly Lock _lock = new();
    private readonly WorkerLock _worker;
    private readonly LedgerConnection _connection;
    private readonly ClaimTable _claims;
    private readonly CompletionTable _completions;
    private readonly ExportTable _exports;
    private readonly TimeProvider _time;
    private RepairTable? _repair;

    private DocumentLedger(string folder, WorkerLock worker, LedgerConnection connection, InFlight inFlight, TimeProvider time)
    {
        Folder = folder;
        InFlight = inFlight;
        _worker = worker;
        _time = time;
        _connection = connection;
        _claims = new ClaimTable(connection, time);
        _completions = new CompletionTable(connection, time);
        _exports = new ExportTable(connection);
    }

    /// <summary>The state folder, absolute.</summary>
    public string Folder { get; }

    /// <summary>What the lanes have in hand.</summary>
    public InFlight InFlight { get; }

    /// <summary>What the process before left.</summary>
    public Recovery Recovery { get; private set; } = new(0, []);

    /// <summary>Opens the ledger of a state folder, made if need be, and settles what a process that died left in it.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="time">For when things happened.</param>
    /// <param name="boot">Tells one run of the system from the next; by default as the system says.</param>
    /// <exception cref="LedgerException">Another process has it, or it is no ledger of this program.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static DocumentLedger Open(string folder, TimeProvider time, string? boot = null)
    {
        Directory.CreateDirectory(folder);
        WorkerLock? worker = null;
        LedgerConnection? connection = null;
        InFlight? inFlight = null;
        try
        {
            worker = WorkerLock.Take(folder);
            connection = LedgerConnection.Open(Path.Combine(folder, FileName));
            var ledger = new DocumentLedger(folder, worker, connection, inFlight = InFlight.Read(Path.Combine(folder, "inflight"), boot ?? InFlight.SystemBoot(), out var left), time);
            ledger.Recovery = ledger.Recover(left);
            inFlight.Start();
            return ledger;
        }
        catch
        {
            inFlight?.Dispose();
            connection?.Dispose();
            worker?.Dispose();
            throw;
        }
    }

    /// <summary>The key of a plan, which is recorded when it is new.</summary>
    /// <param name="fingerprint">Of the plan.</param>
    /// <param name="parts">What the fingerprint was made of.</param>
    public long PlanKey(string fingerprint, string parts)
    {
        lock (_lock)
            return _claims.PlanKey(fingerprint, parts);
    }

    /// <summary>Claims documents, as one group; those that are up to date are not claimed.</summary>
    /// <param name="requests">The documents.</param>
    /// <param name="plan">The key of the plan.</param>
    /// <param name="force">Whether documents that are up to date run all the same.</param>
    /// <returns>One answer for each, in their order.</returns>
    public Claim[] Claim(IReadOnlyList<ClaimRequest> requests, long plan, bool force)
    {
        lock (_lock)
        {
            var claims = new Claim[requests.Count];
            DurableStep.Reached("ledger.claim.before");
            _connection.InTransaction(durable: false, () =>
            {
                for (var i = 0; i < claims.Length; i++)
                    claims[i] = _claims.Claim(requests[i], plan, force);
                _claims.SavePosition();
            });
            DurableStep.Reached("ledger.claim.after");
            return claims;
        }
    }

    /// <summary>Takes claims back, of documents that did not run.</summary>
    public void Release(IReadOnlyList<Claim> claims)
    {
        lock (_lock)
        {
            _connection.InTransaction(durable: false, () =>
            {
                foreach (var claim in claims)
                    _claims.Release(claim);
            });
        }
    }

    /// <summary>Records how documents ended, together with the checkpoint that holds their results, as one group that is on the disk when this returns.</summary>
    /// <param name="ended">In the order of commits.</param>
    /// <param name="plan">The key of the plan they ran under.</param>
    /// <param name="checkpoints">Of every export of the plan.</param>
    public void Commit(IReadOnlyList<Completion> ended, long plan, IReadOnlyList<(string Target, Checkpoint Checkpoint)> checkpoints)
    {
        lock (_lock)
        {
            DurableStep.Reached("ledger.commit.before");
            _connection.InTransaction(durable: true, () =>
            {
                foreach (var completion in ended)
                    _completions.Complete(completion, plan);
                _completions.SaveSequence();
                var known = ended.Where(static completion => completion.Claim.HasRecords).Select(static completion => completion.Claim.Key).ToHashSet();
                var keys = new Dictionary<DocumentId, long>();
                foreach (var completion in ended)
                    keys[completion.Id] = completion.Claim.Key;
                foreach (var (target, checkpoint) in checkpoints)
                    _exports.Save(target, checkpoint, keys, known);
                foreach (var completion in ended.Where(static completion => completion.State != DocumentState.Exported && completion.Claim.HasRecords))
                    _exports.Remove(completion.Claim.Key);
            });
            DurableStep.Reached("ledger.commit.after");
        }
    }

    /// <summary>The documents that were put back and are not claimed yet.</summary>
    public IReadOnlyList<PendingDocument> PutBack()
    {
        lock (_lock)
            return _claims.PutBack();
    }

    /// <summary>Documents that are well again, and whose folder is still in the quarantine.</summary>
    public IReadOnlyList<PendingDocument> Well()
    {
        lock (_lock)
            return _completions.Well();
    }

    /// <summary>Records that the folder of a document that is well again is gone.</summary>
    public void Removed(DocumentId id)
    {
        lock (_lock)
            _connection.InTransaction(durable: false, () => _completions.Removed(id));
    }

    /// <summary>Changes whenever another process has changed the ledger.</summary>
    public long DataVersion()
    {
        lock (_lock)
            return _claims.DataVersion();
    }

    /// <summary>The last token of an export; null when it has none.</summary>
    public string? Token(string target)
    {
        lock (_lock)
            return _exports.Token(target);
    }

    /// <summary>The token of a compaction that is to be switched to; null when there is none.</summary>
    public string? NextToken(string target)
    {
        lock (_lock)
            return _exports.NextToken(target);
    }

    /// <summary>Records that the results of an export are gone: every document that was exported is to run again.</summary>
    /// <param name="target">The export.</param>
    public void Reset(string target)
    {
        lock (_lock)
        {
            _connection.InTransaction(durable: true, () =>
            {
                _exports.Reset(target);
                _claims.RunExportedAgain($"its record in {target} is gone", plan: null);
            });
        }
    }

    /// <summary>Records that an export of a plan has no results yet: what was exported under that plan is to run again. So it is when the folder of the
    /// pipeline has moved, since an export is known by its path.</summary>
    /// <param name="target">The export; nothing changes when it is known.</param>
    /// <param name="plan">The key of the plan.</param>
    public void Expect(string target, long plan)
    {
        lock (_lock)
        {
            if (_exports.Token(target) is null)
                _connection.InTransaction(durable: true, () => _claims.RunExportedAgain($"it has no record in {target}", plan));
        }
    }

    /// <summary>How many records an export has, and how many that later ones have superseded.</summary>
    public (long Live, long Superseded) Records(string target)
    {
        lock (_lock)
            return _exports.Count(target);
    }

    /// <summary>Records a compaction that is to be switched to.</summary>
    /// <param name="target">The export.</param>
    /// <param name="compact">Given the records in the order of their documents; returns the token and calls back with each new place.</param>
    public void BeginSwitch(string target, Func<IEnumerable<ExportedRecord>, Action<ExportedRecord>, Checkpoint> compact)
    {
        lock (_lock)
        {
            DurableStep.Reached("ledger.compact.before");
            _connection.InTransaction(durable: true, () => _exports.BeginSwitch(target, compact));
            DurableStep.Reached("ledger.compact.after");
        }
    }

    /// <summary>Records that the results of <see cref="BeginSwitch"/> are in place.</summary>
    public void EndSwitch(string target)
    {
        lock (_lock)
        {
            DurableStep.Reached("ledger.switch.before");
            _connection.InTransaction(durable: true, () => _exports.EndSwitch(target));
            DurableStep.Reached("ledger.switch.after");
        }
    }

    /// <summary>Makes the order of commits that of the documents, as it is after every export was compacted.</summary>
    public void Reorder()
    {
        lock (_lock)
            _connection.InTransaction(durable: false, _completions.Reorder);
    }

    /// <summary>Mends the ledger, in one transaction.</summary>
    public void Repair(Action<RepairTable> mend)
    {
        lock (_lock)
            _connection.InTransaction(durable: true, () => mend(_repair ??= new RepairTable(_connection, _time)));
    }

    public void Dispose()
    {
        InFlight.Dispose();
        _connection.Dispose();
        _worker.Dispose();
    }

    private Recovery Recover(IReadOnlyList<(long Document, string Stage)> left)
    {
        var suspects = new List<(string Document, string Stage)>();
        var claimed = 0;
        _connection.InTransaction(durable: false, () =>
        {
            foreach (var (key, stage) in left)
            {
                if (_claims.Suspect(key, stage, isAlone: left.Count == 1) is { } id)
                    suspects.Add((id, stage));
            }

            claimed = _claims.ReleaseAll();
        });
        return new Recovery(claimed, suspects);
    }
}

using Microsoft.Data.Sqlite;

namespace Pipeline.Engine.Ledger;

/// <summary>The statements of claims. Called within transactions, by one thread at a time.</summary>
internal sealed class ClaimTable(LedgerConnection connection, TimeProvider time)
{
    /// <summary>After so many deaths a document is not run again.</summary>
    private const int MaxDeaths = 2;

    private readonly SqliteCommand _find = connection.Command(
        "SELECT key, state, content, plan, position, sequence, attempts, deaths, quarantine, stage FROM document WHERE id = @id", "@id");

    private readonly SqliteCommand _insert = connection.Command(
        "INSERT INTO document (id, position, state, content, plan, attempts, changed) VALUES (@id, @position, 1, @content, @plan, 1, @changed) RETURNING key",
        "@id", "@position", "@content", "@plan", "@changed");

    private readonly SqliteCommand _claim = connection.Command(
        "UPDATE document SET state = 1, content = @content, plan = @plan, position = @position, attempts = @attempts, deaths = @deaths, changed = @changed WHERE key = @key",
        "@key", "@content", "@plan", "@position", "@attempts", "@deaths", "@changed");

    private readonly SqliteCommand _move = connection.Command("UPDATE document SET position = @position WHERE key = @key", "@key", "@position");

    // A claim is an attempt, but that of a document which is not run any more.
    private readonly SqliteCommand _release = connection.Command($"UPDATE document SET state = 0, attempts = attempts - (deaths < {MaxDeaths}) WHERE key = @key AND state = 1", "@key");

    // The death itself is the attempt of a document that was alone; company is given its attempt back.
    private readonly SqliteCommand _suspect = connection.Command(
        """
        UPDATE document SET state = 0, stage = @stage, deaths = CASE WHEN @alone THEN deaths + 1 ELSE max(deaths, 1) END, attempts = attempts - (NOT @alone),
          reason = 'the process died with it in hand' || CASE WHEN @alone THEN '' ELSE ', and with others' END
        WHERE key = @key AND state = 1 RETURNING id
        """, "@key", "@stage", "@alone");

    private readonly SqliteCommand _note = connection.Command(
        """
        INSERT INTO history (document, number, at, state, content, plan, attempts, stage, reason)
        SELECT key, (SELECT value FROM meta WHERE name = 'sequence') + 1, @at, state, content, plan, attempts, stage, reason FROM document WHERE key = @key
        """, "@key", "@at");

    private readonly SqliteCommand _raiseSequence = connection.Command("UPDATE meta SET value = value + 1 WHERE name = 'sequence'");

    private readonly SqliteCommand _releaseAll = connection.Command($"UPDATE document SET state = 0, attempts = attempts - (deaths < {MaxDeaths}) WHERE state = 1");

    private readonly SqliteCommand _putBack = connection.Command("SELECT id, quarantine FROM document INDEXED BY document_quarantine WHERE quarantine IS NOT NULL AND state = 0 ORDER BY position, key");

    private readonly SqliteCommand _again = connection.Command(
        "UPDATE document SET state = 0, reason = @reason WHERE state = 2 AND (@plan IS NULL OR plan = @plan)", "@reason", "@plan");

    private readonly SqliteCommand _findPlan = connection.Command("SELECT key FROM plan WHERE fingerprint = @fingerprint", "@fingerprint");

    private readonly SqliteCommand _insertPlan = connection.Command(
        "INSERT INTO plan (fingerprint, parts) VALUES (@fingerprint, @parts) RETURNING key", "@fingerprint", "@parts");

    private readonly SqliteCommand _savePosition = connection.Command("UPDATE meta SET value = @value WHERE name = 'position'", "@value");

    private readonly SqliteCommand _dataVersion = connection.Command("PRAGMA data_version");

    private long _nextPosition = (long)connection.Command("SELECT value FROM meta WHERE name = 'position'").ExecuteScalar()!;
    private bool _positionChanged;

    public long PlanKey(string fingerprint, string parts) =>
        _findPlan.With(fingerprint).ExecuteScalar() as long? ?? (long)_insertPlan.With(fingerprint, parts).ExecuteScalar()!;

    public Claim Claim(ClaimRequest request, long plan, bool force)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long key;
        Claim claim;
        long position;
        int attempts, deaths;
        using (var row = _find.With(request.Id.Value).ExecuteReader())
        {
            if (!row.Read())
            {
                row.Close();
                key = (long)_insert.With(request.Id.Value, Place(request.Position), request.Content, plan, now).ExecuteScalar()!;
                return new Claim(ClaimVerdict.Run, key) { Attempt = 1 };
            }

            key = row.GetInt64(0);
            var state = (DocumentState)row.GetInt32(1);
            var isSame = row.GetInt64(3) == plan && string.Equals(row.GetString(2), request.Content, StringComparison.Ordinal);
            var oldPosition = row.GetInt64(4);
            position = request.Position is null ? oldPosition : Place(request.Position);
            deaths = isSame ? row.GetInt32(7) : 0;
            attempts = isSame ? row.GetInt32(6) : 0;

            // Claims of an earlier process were taken back at the start: this one is in hand here, offered twice.
            var isUpToDate = state != DocumentState.Pending && (request.IsPutBack || (isSame && (!force || state == DocumentState.Claimed)));
            claim = new Claim(isUpToDate ? ClaimVerdict.UpToDate : deaths >= MaxDeaths ? ClaimVerdict.Deadly : deaths > 0 ? ClaimVerdict.RunAlone : ClaimVerdict.Run, key)
            {
                Ended = state,
                Sequence = row.GetInt64(5),
                HasRecords = row.GetInt64(5) > 0,
                Attempt = attempts + 1,
                Quarantine = row.Text(8),
                Stage = deaths > 0 ? row.Text(9) : null,
            };
            if (isUpToDate && position == oldPosition)
                return claim;
        }

        if (claim.Verdict == ClaimVerdict.UpToDate)
            _move.With(key, position).ExecuteNonQuery();
        else
            _claim.With(key, request.Content, plan, position, claim.Verdict == ClaimVerdict.Deadly ? attempts : attempts + 1, deaths, now).ExecuteNonQuery();
        return claim;
    }

    /// <summary>Records where the next document without a place of its own comes.</summary>
    public void SavePosition()
    {
        if (_positionChanged)
            _savePosition.With(_nextPosition).ExecuteNonQuery();
        _positionChanged = false;
    }

    public void Release(Claim claim) => _release.With(claim.Key).ExecuteNonQuery();

    /// <summary>Takes back every claim; for what a process left that died.</summary>
    public int ReleaseAll() => _releaseAll.ExecuteNonQuery();

    /// <summary>Marks a document that the process had in hand when it died.</summary>
    /// <param name="key">The document.</param>
    /// <param name="stage">Where it was.</param>
    /// <param name="isAlone">Whether nothing else was in hand, so that it must have been this one.</param>
    /// <returns>Its id; null when it was not claimed any more.</returns>
    public string? Suspect(long key, string stage, bool isAlone)
    {
        if (_suspect.With(key, stage, isAlone).ExecuteScalar() is not string id)
            return null;
        _note.With(key, time.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteNonQuery();
        _raiseSequence.ExecuteNonQuery();
        return id;
    }

    public IReadOnlyList<PendingDocument> PutBack()
    {
        var pending = new List<PendingDocument>();
        using var rows = _putBack.ExecuteReader();
        while (rows.Read())
            pending.Add(new PendingDocument(new DocumentId(rows.GetString(0)), rows.GetString(1)));
        return pending;
    }

    /// <param name="reason">Why.</param>
    /// <param name="plan">Only what ran under this plan; null for all.</param>
    public void RunExportedAgain(string reason, long? plan) => _again.With(reason, plan).ExecuteNonQuery();

    public long DataVersion() => (long)_dataVersion.ExecuteScalar()!;

    private long Place(long? position)
    {
        var place = position ?? _nextPosition;
        if (place >= _nextPosition)
        {
            _nextPosition = place + 1;
            _positionChanged = true;
        }

        return place;
    }
}

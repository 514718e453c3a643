using CsCheck;
using Pipeline.Engine.Ledger;

namespace Pipeline.Tests.Engine.Ledger;

/// <summary>Random sequences of claims, ends, deaths and restarts against a model that is a dictionary.</summary>
public class LedgerModelTests
{
    private const int Documents = 4;

    private enum Kind
    {
        Claim,
        Export,
        Skip,
        Fail,
        Release,
        Crash,
        CrashInHand,
        Reopen,
        Reset,
        SwitchHalfway,
        Switch,
    }

    [Fact]
    public void AnySequence_EndsAsTheModelDoes() =>
        Gen.Select(Gen.Enum<Kind>(), Gen.Int[0, Documents - 1], Gen.Int[0, 1], Gen.Int[0, 1]).Array[1, 40].Sample(
            static steps =>
            {
                using var state = new StateFolder();
                using var run = new Run(state);
                foreach (var (kind, document, content, plan) in steps)
                {
                    run.Step(kind, $"{document}.txt", $"content {content}", plan);
                    run.Check();
                }
            },
            iter: 60, threads: 1);

    private sealed record Entry(DocumentState State, string Content, int Plan, int Attempts, int Deaths, bool HasRecord);

    private sealed class Run : IDisposable
    {
        private readonly StateFolder _state;
        private readonly Dictionary<string, Entry> _model = [];
        private readonly Dictionary<string, (Claim Claim, string Content, int Plan)> _inHand = [];
        private DocumentLedger _ledger;
        private string? _token;
        private int _tokens;

        public Run(StateFolder state)
        {
            _state = state;
            _ledger = state.Open();
        }

        public void Step(Kind kind, string id, string content, int plan)
        {
            switch (kind)
            {
                case Kind.Claim:
                    Claim(id, content, plan);
                    break;
                case Kind.Export:
                    End(id, DocumentState.Exported);
                    break;
                case Kind.Skip:
                    End(id, DocumentState.Skipped);
                    break;
                case Kind.Fail:
                    End(id, DocumentState.Quarantined);
                    break;
                case Kind.Release when _inHand.Remove(id, out var held):
                    _ledger.Release([held.Claim]);
                    _model[id] = Released(_model[id]);
                    break;
                case Kind.Crash:
                    Die([]);
                    break;
                case Kind.CrashInHand:
                    Die([.. _inHand.Where(static held => held.Value.Claim.Verdict != ClaimVerdict.Deadly).Take(2).Select(static held => held.Key)]);
                    break;
                case Kind.Reopen:
                    _ledger.Release([.. _inHand.Values.Select(static held => held.Claim)]);
                    Reopen(crash: false);
                    foreach (var held in _inHand.Keys)
                        _model[held] = Released(_model[held]);
                    _inHand.Clear();
                    break;
                case Kind.Reset:
                    _ledger.Reset("x");
                    _token = null;
                    foreach (var (name, entry) in _model.ToArray())
                        _model[name] = entry with { State = entry.State == DocumentState.Exported ? DocumentState.Pending : entry.State, HasRecord = false };
                    break;
                case Kind.SwitchHalfway:
                case Kind.Switch:
                    Compact(isComplete: kind == Kind.Switch);
                    break;
            }
        }

        public void Check()
        {
            var rows = LedgerRow.Read(_state.Path);
            Assert.Equal(_model.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
            foreach (var (id, entry) in _model)
                Assert.Equal((entry.State, entry.Content, entry.Attempts, entry.Deaths), (rows[id].State, rows[id].Content, rows[id].Attempts, rows[id].Deaths));
            Assert.Equal(_model.Values.Count(static entry => entry.HasRecord), _ledger.Records("x").Live);
            Assert.Equal(_token, _ledger.Token("x"));
        }

        public void Dispose() => _ledger.Dispose();

        private void Claim(string id, string content, int plan)
        {
            if (_inHand.ContainsKey(id))
                return;
            var claim = _ledger.Claim([DocumentLedgerTests.Request(id, content)], PlanKey(plan), force: false)[0];
            if (!_model.TryGetValue(id, out var entry))
            {
                Assert.Equal(ClaimVerdict.Run, claim.Verdict);
                _model[id] = new Entry(DocumentState.Claimed, content, plan, 1, 0, HasRecord: false);
                _inHand[id] = (claim, content, plan);
                return;
            }

            var isSame = entry.Content == content && entry.Plan == plan;
            if (isSame && entry.State is not (DocumentState.Pending or DocumentState.Claimed))
            {
                Assert.Equal((ClaimVerdict.UpToDate, entry.State), (claim.Verdict, claim.Ended));
                return;
            }

            var deaths = isSame ? entry.Deaths : 0;
            Assert.Equal(deaths switch { 0 => ClaimVerdict.Run, 1 => ClaimVerdict.RunAlone, _ => ClaimVerdict.Deadly }, claim.Verdict);
            var attempts = (isSame ? entry.Attempts : 0) + (claim.Verdict == ClaimVerdict.Deadly ? 0 : 1);
            _model[id] = entry with { State = DocumentState.Claimed, Content = content, Plan = plan, Attempts = attempts, Deaths = deaths };
            _inHand[id] = (claim, content, plan);
        }

        private void End(string id, DocumentState state)
        {
            if (!_inHand.Remove(id, out var held))
                return;
            var checkpoint = new Checkpoint(_token = $"token {++_tokens}");
            if (state == DocumentState.Exported)
                checkpoint = checkpoint with { Records = [new ExportedRecord(new DocumentId(id), $"place {_tokens}")] };
            _ledger.Commit([DocumentLedgerTests.Completion(held.Claim, id, held.Content, state)], PlanKey(held.Plan), [("x", checkpoint)]);
            _model[id] = _model[id] with { State = state, Deaths = 0, HasRecord = state == DocumentState.Exported };
        }

        /// <summary>The claim of a document that is not run any more was no attempt.</summary>
        private static Entry Released(Entry entry) => entry with { State = DocumentState.Pending, Attempts = entry.Attempts - (entry.Deaths < 2 ? 1 : 0) };

        private void Die(string[] inHand)
        {
            for (var lane = 0; lane < inHand.Length; lane++)
                _ledger.InFlight.Enter(lane, _inHand[inHand[lane]].Claim.Key, "stage");
            Reopen(crash: true);
            foreach (var id in _inHand.Keys)
            {
                var entry = _model[id];
                var isSuspect = inHand.Contains(id);
                var isAlone = isSuspect && inHand.Length == 1;
                _model[id] = !isSuspect
                    ? Released(entry)
                    : entry with
                    {
                        State = DocumentState.Pending,
                        Attempts = entry.Attempts - (isAlone ? 0 : 1),
                        Deaths = isAlone ? entry.Deaths + 1 : Math.Max(entry.Deaths, 1),
                    };
            }

            _inHand.Clear();
        }

        private void Compact(bool isComplete)
        {
            if (_ledger.Token("x") is null)
                return;
            var live = _model.Count(static entry => entry.Value.HasRecord);
            var seen = 0;
            _ledger.BeginSwitch("x", (records, moved) =>
            {
                foreach (var record in records)
                {
                    seen++;
                    moved(record with { Place = record.Place + "'" });
                }

                return new Checkpoint("compacted");
            });
            Assert.Equal(live, seen);
            if (!isComplete)
                Die([]); // the intention is on the disk; the next start goes on with it
            Assert.Equal("compacted", _ledger.NextToken("x"));
            _ledger.EndSwitch("x");
            _token = "compacted";
        }

        private void Reopen(bool crash)
        {
            if (crash)
                _state.Crash();
            _ledger.Dispose();
            _ledger = _state.Open();
        }

        private long PlanKey(int plan) => _ledger.PlanKey($"plan {plan}", "{}");
    }
}

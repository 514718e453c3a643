using System.Globalization;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Worker.Terminal;

/// <summary>Progress on standard error; the first documents and the totals on standard output.</summary>
internal sealed class RunView(Consoles consoles, int shown) : IRunView
{
    private readonly List<Document> _documents = [];
    private ProgressView? _progress;
    private RunResult? _result;
    private Plan? _plan;

    public void OnStarted(Plan plan)
    {
        _plan = plan;
        _progress = ProgressView.Start(consoles.Error);
    }

    public void OnDocument(DocumentOutcome outcome, long? total)
    {
        _progress?.Add(outcome is Quarantined, total);
        if (outcome is Exported exported && _documents.Count < shown)
            _documents.Add(exported.Document);
    }

    public void OnFinished(RunResult result) => _result = result;

    public async Task CompleteAsync()
    {
        if (_progress is not null)
            await _progress.DisposeAsync();
        foreach (var document in _documents)
            DocumentView.Write(document, consoles.Output);
        if (_result is null || _plan is null)
            return;
        if (_result.UpToDate > 0)
            WriteUpToDate(_result);
        if (_result.Exported > _documents.Count && _documents.Count > 0)
            consoles.Output.WriteLine(Invariant($"… and {_result.Exported - _documents.Count:N0} more documents."));
        if (_result.StoppedBy is { } reason)
            consoles.Error.WriteLine($"error: the run stopped early: {reason}");
        else if (!_result.Cancelled || _result.Total > 0)
            WriteTargets(_plan, isNew: _result.Total > 0 || _result.UpToDate == 0);
        consoles.Error.WriteLine(Totals(_result));
    }

    /// <summary>Who runs a pipeline twice wonders where the results are.</summary>
    private void WriteUpToDate(RunResult result)
    {
        var held = result.UpToDate - result.StillQuarantined;
        if (held > 0)
            consoles.Output.WriteLine(Invariant($"{held:N0} {(held == 1 ? "document is" : "documents are")} up to date and not run again; `--force` runs them, `pipeline show <document>` shows one."));
        if (result.StillQuarantined > 0)
            consoles.Output.WriteLine(Invariant($"{result.StillQuarantined:N0} {(result.StillQuarantined == 1 ? "document is" : "documents are")} in quarantine: `pipeline quarantine list`, `pipeline replay`."));
    }

    private void WriteTargets(Plan plan, bool isNew)
    {
        foreach (var stage in plan.Stages.Where(static stage => stage.Descriptor.IsExport))
            consoles.Output.WriteLine($"{(isNew ? "wrote" : "kept")} {stage.OptionValues.FirstOrDefault(static option => option.Name == "to").Value ?? stage.Id}");
    }

    private static string Totals(RunResult result)
    {
        var rate = result.Elapsed.TotalSeconds > 0 ? result.Total / result.Elapsed.TotalSeconds : 0;
        var line = Invariant($"{result.Exported:N0} exported, {result.Skipped:N0} skipped, {result.Quarantined:N0} quarantined in {result.Elapsed.TotalSeconds:N2} s ({rate:N0} documents/s)");
        if (result.UpToDate > 0)
            line += Invariant($", {result.UpToDate:N0} up to date");
        return result.Cancelled ? line + "; interrupted" : line;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Ledger;

/// <summary>Says what the next run does with a document, by the rules that claims go by.</summary>
public static class Forecasting
{
    private const int MaxDeaths = 2;
    private const int ShortHash = 12;
    private const int MaxCompared = 10_000;

    /// <summary>The forecast for one document. Reads its file where the source is <c>files</c>.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="name">The id of the document, or the path of its file from the current folder.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Null when neither the ledger nor the source knows of it.</returns>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    public static async ValueTask<DocumentForecast?> OfAsync(PreparedPlan prepared, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(name);
        var plan = prepared.Plan;
        using var ledger = LedgerReader.TryOpen(plan.StateDirectory);
        if (ledger?.Find(name, plan.Directory) is { } row)
            return await KnownAsync(prepared, ledger, row, await SourceLook.AtAsync(plan, row.Id, cancellationToken), cancellationToken);
        foreach (var id in DocumentNames.Ids(name, plan.Directory))
        {
            var look = await SourceLook.AtAsync(plan, id, cancellationToken);
            if (look is { IsThere: true, IsOffered: true })
                return new DocumentForecast(id, ForecastVerdict.Runs, "runs: it is not known yet");
            if (look.IsThere)
                return new DocumentForecast(id, ForecastVerdict.NotOffered, "does not run: no pattern of the source matches it, and it is not known");
        }

        return null;
    }

    /// <summary>The id that was probably meant by one of which nothing is known; null when none is near.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">An id, or the path of a file from the current folder.</param>
    public static string? Nearest(Plan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(name);
        using var ledger = LedgerReader.TryOpen(plan.StateDirectory);
        if (ledger?.Nearest(name, plan.Directory) is { } near)
            return near;
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
            return null;
        var path = Path.GetFullPath(name);
        var folder = Path.GetDirectoryName(path);
        var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Take(MaxCompared).Select(static file => Path.GetFileName(file)) : [];
        return Spelling.Nearest(Path.GetFileName(path), names) is { } file ? name[..^Path.GetFileName(path).Length] + file : null;
    }

    private static async ValueTask<DocumentForecast> KnownAsync(PreparedPlan prepared, LedgerReader ledger, LedgerDocument row, SourceLook look, CancellationToken cancellationToken)
    {
        var plan = prepared.Plan;
        var worker = WorkerPresence.Of(plan.StateDirectory);
        var state = row.State == DocumentState.Claimed && !worker.IsAtWork ? DocumentState.Pending : row.State;
        if (state == DocumentState.Claimed)
            return new DocumentForecast(row.Id, ForecastVerdict.InHand, string.Create(CultureInfo.InvariantCulture, $"is in hand: process {worker.ProcessId} runs it"));
        if (look is { IsKnown: true } && !(look.IsThere && look.IsOffered))
            return NotOffered(plan, row, state, look);

        List<string> reasons = [.. Changes(plan, ledger, row, look)];
        if (reasons.Count == 0 && state != DocumentState.Pending)
            return await EndedAsync(prepared, ledger, row, look, cancellationToken);
        var deaths = reasons.Count > 0 ? 0 : row.Deaths;
        if (state == DocumentState.Pending)
            reasons.Add(row.State == DocumentState.Claimed ? "it was in hand when a process ended without a drain" : row.Reason ?? "it was in hand when a process ended");
        return deaths switch
        {
            0 => new DocumentForecast(row.Id, ForecastVerdict.Runs, "runs") { Reasons = [.. reasons] },
            < MaxDeaths => new DocumentForecast(row.Id, ForecastVerdict.RunsAlone, $"runs, and alone: the process died with it in hand, in `{row.Stage}`") { Reasons = [.. reasons] },
            _ => new DocumentForecast(row.Id, ForecastVerdict.GoesToQuarantine, $"does not run, and goes into quarantine: the process died twice with it in hand, in `{row.Stage}`") { Reasons = [.. reasons] },
        };
    }

    private static IEnumerable<string> Changes(Plan plan, LedgerReader ledger, LedgerDocument row, SourceLook look)
    {
        if (look.IsKnown && look.Content != row.Content)
            yield return look.Fault is { } fault ? $"content: it cannot be read now: {fault}" : $"content: {Short(row.Content)} -> {Short(look.Content)}";
        if (row.Plan == plan.Fingerprint)
            yield break;
        yield return $"plan: {Short(row.Plan)} -> {Short(plan.Fingerprint)}";
        foreach (var line in PlanDifference.Between(ledger.PlanParts(row.Plan) ?? "", plan.FingerprintParts))
            yield return "  " + line;
    }

    private static DocumentForecast NotOffered(Plan plan, LedgerDocument row, DocumentState state, SourceLook look)
    {
        var quarantine = new QuarantineFolder(Path.Combine(plan.StateDirectory, QuarantineFolder.Name));
        if (state == DocumentState.Pending && row.Quarantine is { } folder && quarantine.Read(folder) is { } kept && quarantine.HasInput(folder, kept))
            return new DocumentForecast(row.Id, ForecastVerdict.Runs, "runs, from what the quarantine keeps of it") { Reasons = [row.Reason ?? "it was put back"] };
        var why = look.IsThere ? "no pattern of the source matches it" : "its file is gone";
        return new DocumentForecast(row.Id, ForecastVerdict.NotOffered, $"does not run: {why}") { Reasons = [Ended(row)] };
    }

    private static async ValueTask<DocumentForecast> EndedAsync(PreparedPlan prepared, LedgerReader ledger, LedgerDocument row, SourceLook look, CancellationToken cancellationToken)
    {
        var reasons = new List<string> { Ended(row) };
        if (!look.IsKnown)
            reasons.Add($"its content cannot be looked at, since `{prepared.Plan.Source.Descriptor.Name}` cannot be asked for one document: if that has changed, it runs");
        if (row.State == DocumentState.Quarantined)
        {
            reasons.Add("`pipeline quarantine show` says more, and `pipeline replay` has it run again");
            return new DocumentForecast(row.Id, ForecastVerdict.StaysInQuarantine, "does not run: it is in quarantine, with the same content by the same plan") { Reasons = [.. reasons] };
        }

        if (row.State == DocumentState.Exported)
        {
            foreach (var (_, export) in prepared.Exports)
            {
                if (IsGone(ledger, export))
                    return new DocumentForecast(row.Id, ForecastVerdict.Runs, "runs") { Reasons = [$"{export.Target} is gone: it is made anew, from every document"] };
                if (export is ICompactable compactable && await FaultAsync(ledger, row, compactable, cancellationToken) is { } fault)
                    reasons.Add(fault);
            }
        }

        return new DocumentForecast(row.Id, ForecastVerdict.UpToDate, "does not run: it is up to date, with the same content by the same plan") { Reasons = [.. reasons] };
    }

    /// <summary>For a target that is a file, it can be seen that its export starts anew.</summary>
    private static bool IsGone(LedgerReader ledger, ICheckpoint export) =>
        Path.IsPathFullyQualified(export.Target) && !File.Exists(export.Target) && ledger.Exports().Any(row => row.Target == export.Target && row.HasCheckpoint);

    private static async ValueTask<string?> FaultAsync(LedgerReader ledger, LedgerDocument row, ICompactable export, CancellationToken cancellationToken)
    {
        if (ledger.Records(row).FirstOrDefault(record => record.Target == export.Target) is not { Place: { } place })
            return null;
        try
        {
            return await export.HoldsAsync(new ExportedRecord(new DocumentId(row.Id), place), cancellationToken)
                ? null
                : $"its record in {export.Target} is gone or was changed: `pipeline state repair` has it run again";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return $"its record in {export.Target} cannot be read: {FailureMessage.Of(exception)}";
        }
    }

    private static string Ended(LedgerDocument row)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{row.State.ToString().ToLowerInvariant()} {row.Changed.UtcDateTime:u}");
        if (row.Stage is { } stage)
            text += $", by `{stage}`";
        return row.Reason is { } reason ? $"{text}: {reason}" : text;
    }

    private static string Short(string hash) => hash.Length == 0 ? "unreadable" : hash[..Math.Min(ShortHash, hash.Length)];
}

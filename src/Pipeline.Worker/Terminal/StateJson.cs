using System.Text.Json;
using Pipeline.Engine.Ledger;

namespace Pipeline.Worker.Terminal;

/// <summary>A ledger as JSON.</summary>
internal static class StateJson
{
    public static string Render(string folder, WorkerPresence worker, LedgerOverview overview) => JsonText.Line(json =>
    {
        json.WriteString("folder", folder);
        json.WriteStartObject("worker");
        Write(json, "processId", worker.ProcessId);
        json.WriteBoolean("atWork", worker.IsAtWork);
        json.WriteEndObject();
        json.WriteStartObject("documents");
        json.WriteNumber("pending", overview.Pending);
        json.WriteNumber("inHand", overview.InHand);
        json.WriteNumber("exported", overview.Exported);
        json.WriteNumber("skipped", overview.Skipped);
        json.WriteNumber("quarantined", overview.Quarantined);
        json.WriteEndObject();
        json.WriteString("lastEnded", overview.LastEnded is { } ended ? Moments.Utc(ended) : null);
        json.WriteStartArray("exports");
        foreach (var export in overview.Exports)
        {
            json.WriteStartObject();
            json.WriteString("target", export.Target);
            json.WriteNumber("records", export.Live);
            json.WriteNumber("superseded", export.Superseded);
            json.WriteBoolean("compacting", export.IsSwitching);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("lastErrors");
        foreach (var document in overview.LastErrors)
        {
            json.WriteStartObject();
            Write(json, document);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static string Render(LedgerDocument document, IReadOnlyList<LedgerEvent> history, IReadOnlyList<LedgerRecord> records) => JsonText.Line(json =>
    {
        Write(json, document);
        json.WriteStartArray("records");
        foreach (var record in records)
        {
            json.WriteStartObject();
            json.WriteString("target", record.Target);
            json.WriteString("place", record.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var entry in history)
        {
            json.WriteStartObject();
            json.WriteString("at", Moments.Utc(entry.At));
            json.WriteString("state", HistoryView.Name(entry.State));
            json.WriteNumber("attempts", entry.Attempts);
            json.WriteString("stage", entry.Stage);
            json.WriteString("reason", entry.Reason);
            json.WriteString("content", entry.Content);
            json.WriteString("plan", entry.Plan);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, LedgerDocument document)
    {
        json.WriteString("id", document.Id);
        json.WriteString("state", HistoryView.Name(document.State));
        json.WriteString("at", Moments.Utc(document.Changed));
        json.WriteNumber("attempts", document.Attempts);
        json.WriteNumber("deaths", document.Deaths);
        json.WriteString("stage", document.Stage);
        json.WriteString("reason", document.Reason);
        json.WriteString("quarantine", document.Quarantine);
        json.WriteString("content", document.Content);
        json.WriteString("plan", document.Plan);
    }

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}

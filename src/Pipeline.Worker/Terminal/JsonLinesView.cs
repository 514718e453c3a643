using System.Buffers;
using System.Text;
using System.Text.Json;
using Pipeline.Engine.Execution;

namespace Pipeline.Worker.Terminal;

/// <summary>A run as JSON lines, for programs: one for each document that ended, one for the run.</summary>
internal sealed class JsonLinesView(TextWriter output) : IRunView
{
    public void OnDocument(DocumentOutcome outcome, long? total) => Write(json =>
    {
        json.WriteString("id", outcome.Id.Value);
        json.WriteString("outcome", outcome is UpToDate ? "up-to-date" : outcome.GetType().Name.ToLowerInvariant());
        switch (outcome)
        {
            case Exported { Document: var document }:
                json.WriteNumber("quotes", document.Layer<Quote>().Count);
                json.WriteNumber("summarySentences", document.Layer<SummarySentence>().Count);
                break;
            case Skipped skipped:
                json.WriteString("stage", skipped.Stage);
                json.WriteString("reason", skipped.Reason);
                break;
        }

        if (outcome.Failures.Count == 0)
            return;
        json.WriteStartArray("failures");
        foreach (var failure in outcome.Failures)
        {
            json.WriteStartObject();
            json.WriteString("stage", failure.Stage);
            json.WriteNumber("line", failure.Line);
            json.WriteString("message", failure.Message);
            json.WriteNumber("attempts", failure.Attempts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public void OnFinished(RunResult result) => Write(json =>
    {
        json.WriteNumber("exported", result.Exported);
        json.WriteNumber("skipped", result.Skipped);
        json.WriteNumber("quarantined", result.Quarantined);
        json.WriteNumber("upToDate", result.UpToDate);
        json.WriteBoolean("cancelled", result.Cancelled);
        json.WriteString("stoppedBy", result.StoppedBy);
        json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
    });

    public Task CompleteAsync() => output.FlushAsync();

    private void Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n");
    }
}

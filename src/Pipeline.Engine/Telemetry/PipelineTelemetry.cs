using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Engine.Telemetry;

/// <summary>The names under which a run is traced and measured.</summary>
/// <remarks>Activities: <c>pipeline.document</c> for a document from its claim to its end, and <c>pipeline.stage</c> within it for each stage.
/// All times are in seconds. Every attribute has few values: stages of the plan, outcomes, names of exception types.</remarks>
public static class PipelineTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Pipeline";

    internal static readonly ActivitySource Activities = new(Name);

    internal static readonly Meter Meter = new(Name);

    /// <summary>From 10 µs to 5 minutes, since a stage takes tens of microseconds for an article and a slow disk or service takes minutes.
    /// Steps of 1, 2.5 and 5 keep what is read off a histogram within a factor of 2.5.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries =
        [
            0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
        ],
    };

    /// <summary>Documents that ended, by <c>outcome</c>.</summary>
    internal static readonly Counter<long> Documents = Meter.CreateCounter<long>("pipeline.document", "{document}", "Documents that ended.");

    /// <summary>Seconds from the claim of a document to its end, by <c>outcome</c>.</summary>
    internal static readonly Histogram<double> DocumentDuration =
        Meter.CreateHistogram("pipeline.document.duration", "s", "Time from the claim of a document to its end.", tags: null, Durations);

    /// <summary>Seconds that a stage took for one document, by <c>stage</c> and, for failures, <c>error.type</c>.</summary>
    internal static readonly Histogram<double> Stages =
        Meter.CreateHistogram("pipeline.stage", "s", "Time a stage took for one document.", tags: null, Durations);

    /// <summary>Seconds that a checkpoint took, the exports and the ledger together; for failures, by <c>error.type</c>.</summary>
    internal static readonly Histogram<double> Checkpoints =
        Meter.CreateHistogram("pipeline.checkpoint", "s", "Time a checkpoint of the exports and the ledger took.", tags: null, Durations);

    /// <summary>Tries after the first, by <c>stage</c>.</summary>
    internal static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("pipeline.retry", "{retry}", "Tries of a stage after a transient failure.");

    /// <summary>Changes of the pipeline file that were noticed, by <c>result</c>: <c>applied</c> or <c>rejected</c>.</summary>
    internal static readonly Counter<long> Reloads =
        Meter.CreateCounter<long>("pipeline.reload", "{reload}", "Changes of the pipeline file while it ran.");

    /// <summary>Begins the activity of a document; null when nobody listens. Those of its stages are within it as long as it is current.</summary>
    internal static Activity? StartDocument(DocumentId id) => Activities.StartActivity("pipeline.document")?.SetTag("document.id", id.Value);
}

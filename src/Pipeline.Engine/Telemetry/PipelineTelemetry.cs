using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Engine.Telemetry;

/// <summary>The names under which a run is traced and measured.</summary>
public static class PipelineTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Pipeline";

    internal static readonly ActivitySource Activities = new(Name);

    internal static readonly Meter Meter = new(Name);

    /// <summary>Documents that ended, by <c>outcome</c>.</summary>
    internal static readonly Counter<long> Documents = Meter.CreateCounter<long>("pipeline.document", "{document}", "Documents that ended.");

    /// <summary>Seconds that a checkpoint took: the exports' flushes and the ledger's commit.</summary>
    internal static readonly Histogram<double> Checkpoints = Meter.CreateHistogram<double>("pipeline.checkpoint", "s", "Time a checkpoint took.");

    /// <summary>Edits of the pipeline file, by <c>result</c>: applied or rejected.</summary>
    internal static readonly Counter<long> Reloads = Meter.CreateCounter<long>("pipeline.reload", "{reload}", "Edits of the pipeline file while the worker runs.");

    /// <summary>Seconds that a stage took for one document, by <c>stage</c> and, for failures, <c>error.type</c>.</summary>
    internal static readonly Histogram<double> Stages = Meter.CreateHistogram<double>("pipeline.stage", "s", "Time a stage took for one document.");
}

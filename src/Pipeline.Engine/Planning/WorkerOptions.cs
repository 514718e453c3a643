using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Engine.Planning;

/// <summary>What stands under <c>worker:</c>: how the pipeline is run. None of it changes a byte of the results.</summary>
public sealed class WorkerOptions
{
    /// <summary>The folder of the ledger and the quarantine, relative to the pipeline file; null for <c>.pipeline</c>, and for a file of another name than
    /// <c>pipeline.yaml</c> a folder of its name in it.</summary>
    [Description("The folder of the ledger and the quarantine, relative to the pipeline file. By default `.pipeline`, and for a file of another name than pipeline.yaml a folder of its name in it.")]
    public string? State { get; set; }

    /// <summary>Results are made durable after so many documents.</summary>
    [Range(1, 1_000_000)]
    [Description("Results are made durable, and documents recorded as done, after so many documents…")]
    public int CheckpointDocuments { get; set; } = 1000;

    /// <summary>Results are made durable after this time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    [Description("…or after this time, whichever comes first.")]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>More documents in quarantine than this stop the run.</summary>
    [Description("Stops a run that goes wrong wholesale: when more documents than this are quarantined, a number or a share such as `1%`. A share is looked at from 100 documents on.")]
    public CountOrShare? MaxQuarantined { get; set; }

    /// <summary>When a worker compacts an export that holds superseded records.</summary>
    [Description("`pipeline work` compacts an export file when so many of its records, a number or a share, are superseded by newer ones. `pipeline run` always does at its end.")]
    public CountOrShare CompactAt { get; set; } = new(50, IsShare: true);

    /// <summary>How long documents in hand may take when the worker is asked to stop.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    [Description("How long documents in hand may take when the worker is asked to stop; what is not done then is run again after the next start.")]
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

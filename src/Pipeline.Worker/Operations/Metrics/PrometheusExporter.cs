using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>Keeps what was collected last as a page.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    /// <summary>Set by the reader: collects, and comes back when <see cref="Export"/> has run.</summary>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>The page, in UTF-8.</summary>
    public byte[] Page { get; private set; } = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new PrometheusText();
        foreach (var metric in batch)
            text.Add(metric);
        Page = text.ToBytes();
        return ExportResult.Success;
    }
}

using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>Writes metrics in the text format of Prometheus, version 0.0.4.</summary>
internal sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>A second metric of one name would make the whole page invalid.</summary>
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add(Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isHistogram = metric.MetricType is MetricType.Histogram;
        var isGauge = metric.MetricType is MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic;
        var name = PrometheusName.OfMetric(metric.Name, metric.Unit, isCounter);
        if (!(isCounter || isHistogram || isGauge) || !_names.Add(name))
            return;

        if (metric.Description.Length > 0)
            Line($"# HELP {name} {metric.Description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}");
        Line($"# TYPE {name} {(isCounter ? "counter" : isHistogram ? "histogram" : "gauge")}");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (isHistogram)
                AddHistogram(name, labels, point);
            else
                Sample(name, labels, Value(metric.MetricType, point));
        }
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private void AddHistogram(string name, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = $"le=\"{Number(bucket.ExplicitBound)}\"";
            Sample($"{name}_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", below.ToString(CultureInfo.InvariantCulture));
        }

        Sample($"{name}_sum", labels, Number(point.GetHistogramSum()));
        Sample($"{name}_count", labels, point.GetHistogramCount().ToString(CultureInfo.InvariantCulture));
    }

    private static string Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Number(point.GetSumDouble()),
        MetricType.LongGauge => point.GetGaugeLastValueLong().ToString(CultureInfo.InvariantCulture),
        _ => Number(point.GetGaugeLastValueDouble()),
    };

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        // 1e-05, as other clients have it: a bucket is found by its text.
        _ => value.ToString(CultureInfo.InvariantCulture).Replace('E', 'e'),
    };

    /// <summary>In ordinal order, so that a series has one name however its attributes were given.</summary>
    private static string Labels(OpenTelemetry.ReadOnlyTagCollection tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
            labels[PrometheusName.OfLabel(key)] = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return string.Join(',', labels.Select(static label => $"{label.Key}=\"{Escape(label.Value)}\""));
    }

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private void Sample(string name, string labels, string value) => Line(labels.Length == 0 ? $"{name} {value}" : $"{name}{{{labels}}} {value}");

    private void Line(string line) => _text.Append(line).Append('\n');
}

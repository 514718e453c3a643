using System.Text;

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>Names as Prometheus has them.</summary>
/// <remarks>After "Prometheus and OpenMetrics Compatibility" of the OpenTelemetry specification: other characters than letters and digits become one
/// underscore, the unit is a suffix, and a counter ends in <c>_total</c>.</remarks>
internal static class PrometheusName
{
    public static string OfMetric(string name, string unit, bool isCounter)
    {
        var result = OfLabel(name);
        if (Suffix(unit) is { } suffix && !result.EndsWith(suffix, StringComparison.Ordinal))
            result += suffix;
        return isCounter && !result.EndsWith("_total", StringComparison.Ordinal) ? result + "_total" : result;
    }

    public static string OfLabel(string name)
    {
        var result = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
                result.Append(c);
            else if (result.Length == 0 || result[^1] != '_')
                result.Append('_');
        }

        if (result.Length == 0 || char.IsAsciiDigit(result[0]))
            result.Insert(0, '_');
        return result.ToString();
    }

    /// <summary>Units of UCUM in full; what stands in braces says what is counted and is no unit.</summary>
    private static string? Suffix(string unit) => unit switch
    {
        "" or "1" or ['{', ..] => null,
        "s" => "_seconds",
        "ms" => "_milliseconds",
        "By" => "_bytes",
        "%" => "_percent",
        _ => $"_{OfLabel(unit)}",
    };
}

namespace Pipeline.Worker.Operations.Metrics;

/// <summary>What is sent to an OpenTelemetry collector.</summary>
/// <param name="Traces">Whether traces are.</param>
/// <param name="Metrics">Whether metrics are.</param>
internal readonly record struct OtlpSignals(bool Traces, bool Metrics)
{
    public bool IsEmpty => !Traces && !Metrics;

    /// <summary>A signal is sent when an endpoint is set for it or for all, or its exporter is said to be <c>otlp</c>; not when its exporter is another or
    /// <c>none</c>, or the SDK is disabled.</summary>
    public static OtlpSignals AskedForBy(IReadOnlyDictionary<string, string> variables) =>
        string.Equals(variables.GetValueOrDefault("OTEL_SDK_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase)
            ? default
            : new OtlpSignals(IsAskedFor(variables, "TRACES"), IsAskedFor(variables, "METRICS"));

    private static bool IsAskedFor(IReadOnlyDictionary<string, string> variables, string signal)
    {
        if (Has($"OTEL_{signal}_EXPORTER"))
            return variables[$"OTEL_{signal}_EXPORTER"].Split(',').Any(static exporter => exporter.Trim() == "otlp");
        return Has("OTEL_EXPORTER_OTLP_ENDPOINT") || Has($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT");

        // The specification takes an empty variable for one that is not set.
        bool Has(string name) => !string.IsNullOrWhiteSpace(variables.GetValueOrDefault(name));
    }
}

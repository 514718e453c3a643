using System.ComponentModel.DataAnnotations;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning;

/// <summary>The keys that say how the engine runs a stage; null where the file does not say.</summary>
internal sealed record EngineSettings
{
    private static readonly RangeAttribute s_attempts = new(0, 100);
    private static readonly RangeAttribute s_concurrency = new(1, 1024);

    public TimeSpan? Timeout { get; init; }

    public RetryOptions? Retry { get; init; }

    public OnError? OnError { get; init; }

    public int? Concurrency { get; init; }

    public IsolationOptions? Isolation { get; init; }

    /// <summary>Reads them from a stage or from <c>defaults:</c>; other keys are left to the caller. Null is the same as nothing.</summary>
    public static EngineSettings Read(YamlMapping mapping, BindingScope scope) => new()
    {
        Timeout = Duration(mapping, "timeout", scope),
        Retry = ReadRetry(mapping, scope),
        OnError = Value<OnError>(mapping, "on-error", null, scope),
        Concurrency = Value<int>(mapping, "concurrency", s_concurrency, scope),
        Isolation = ReadIsolation(mapping, scope),
    };

    /// <summary>These settings, and the others where these do not say.</summary>
    public EngineSettings Or(EngineSettings defaults) => new()
    {
        Timeout = Timeout ?? defaults.Timeout,
        Retry = Retry ?? defaults.Retry,
        OnError = OnError ?? defaults.OnError,
        Concurrency = Concurrency ?? defaults.Concurrency,
        Isolation = Isolation ?? defaults.Isolation,
    };

    /// <summary>One value; null when it is not there, is null, or was reported.</summary>
    public static T? Value<T>(YamlMapping mapping, string key, RangeAttribute? range, BindingScope scope)
        where T : struct
    {
        if (mapping[key] is not { } entry || (entry.Value is YamlScalar scalar && ValueBinder.IsNull(scalar)))
            return null;
        if (!new ValueBinder(scope).TryBind(entry.Value, typeof(T), key, range, null, out var value))
            return null;
        if (range is not null && !range.IsValid(value))
        {
            var words = ScalarType.Of(typeof(T))!.Words + Ranges.Of(range);
            scope.Diagnostics.Add(DiagnosticCodes.OutOfRange, entry.Value.Span, $"{Words.Code(key)}: expected {words}, got {Words.Describe(entry.Value)}");
            return null;
        }

        return (T?)value;
    }

    /// <summary>What timers and people can wait for: above 0, and a day at most.</summary>
    private static TimeSpan? Duration(YamlMapping mapping, string key, BindingScope scope)
    {
        var duration = Value<TimeSpan>(mapping, key, null, scope);
        if (duration is null || (duration > TimeSpan.Zero && duration <= TimeSpan.FromDays(1)))
            return duration;
        scope.Diagnostics.Add(
            DiagnosticCodes.OutOfRange, mapping[key]!.Value.Value.Span, $"{Words.Code(key)}: expected a duration above 0 and up to 1d, got {Words.Describe(mapping[key]!.Value.Value)}");
        return null;
    }

    private static IsolationOptions? ReadIsolation(YamlMapping mapping, BindingScope scope)
    {
        switch (mapping["isolation"]?.Value)
        {
            case YamlMapping isolation:
                foreach (var entry in isolation.Entries.Where(static entry => !StageKeys.OfIsolation.Contains(entry.Key.Value, StringComparer.Ordinal)))
                    scope.ReportUnknownKey(entry.Key, StageKeys.OfIsolation, "a key of `isolation`");
                if (isolation["mode"] is null && scope.IsComplete)
                    scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, mapping["isolation"]!.Value.Key.Span, "`isolation` needs `mode`");
                return Value<IsolationMode>(isolation, "mode", null, scope) is { } mode ? new IsolationOptions(mode, Memory(isolation, scope)) : null;
            case YamlSequence list:
                scope.ReportWrongType(list, "isolation", "`none` or `process`, or `mode` and `memory`");
                return null;
            default:
                return Value<IsolationMode>(mapping, "isolation", null, scope) is { } bare ? new IsolationOptions(bare, IsolationOptions.DefaultMemory) : null;
        }
    }

    /// <summary>A runtime needs some to start.</summary>
    private static ByteSize Memory(YamlMapping isolation, BindingScope scope)
    {
        var memory = Value<ByteSize>(isolation, "memory", null, scope);
        if (memory is { Bytes: < 100_000_000 })
        {
            scope.Diagnostics.Add(
                DiagnosticCodes.OutOfRange, isolation["memory"]!.Value.Value.Span, $"`memory`: expected a size of 100MB at least, got {Words.Describe(isolation["memory"]!.Value.Value)}");
        }

        return memory ?? IsolationOptions.DefaultMemory;
    }

    private static RetryOptions? ReadRetry(YamlMapping mapping, BindingScope scope)
    {
        var delay = TimeSpan.FromSeconds(1);
        switch (mapping["retry"]?.Value)
        {
            case YamlMapping retry:
                foreach (var entry in retry.Entries.Where(static entry => !StageKeys.OfRetry.Contains(entry.Key.Value, StringComparer.Ordinal)))
                    scope.ReportUnknownKey(entry.Key, StageKeys.OfRetry, "a key of `retry`");
                if (retry["attempts"] is null && scope.IsComplete)
                    scope.Diagnostics.Add(DiagnosticCodes.MissingRequired, mapping["retry"]!.Value.Key.Span, "`retry` needs `attempts`");
                var attempts = Value<int>(retry, "attempts", s_attempts, scope);
                return new RetryOptions(attempts ?? 0, Duration(retry, "delay", scope) ?? delay);
            case YamlSequence list:
                scope.ReportWrongType(list, "retry", "a whole number from 0 to 100, or `attempts` and `delay`");
                return null;
            default:
                return Value<int>(mapping, "retry", s_attempts, scope) is { } tries ? new RetryOptions(tries, delay) : null;
        }
    }
}

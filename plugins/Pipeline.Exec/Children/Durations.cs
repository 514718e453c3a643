using System.Globalization;

namespace Pipeline.Exec.Children;

/// <summary>Durations for people.</summary>
internal static class Durations
{
    public static string Of(TimeSpan span) => span.TotalSeconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###}s");
}

using System.Globalization;

namespace Pipeline.Worker.Terminal;

/// <summary>Times as people and programs both read them: UTC, the same in every culture and time zone.</summary>
internal static class Moments
{
    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a hash, enough to tell two apart.</summary>
    public static string Short(string hash) => hash.Length == 0 ? "-" : hash[..Math.Min(12, hash.Length)];
}

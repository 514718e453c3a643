using System.Globalization;

namespace Pipeline.Export.Postgres.Storage;

/// <summary>A state that was committed.</summary>
/// <param name="Database">Made up anew whenever a run starts anew.</param>
/// <param name="Number">Of the checkpoint; grows.</param>
internal readonly record struct CheckpointToken(Guid Database, long Number)
{
    public static bool TryParse(string text, out CheckpointToken token)
    {
        token = default;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0
            || !Guid.TryParseExact(text.AsSpan(0, colon), "D", out var database)
            || !long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        token = new CheckpointToken(database, number);
        return true;
    }

    /// <summary>Whether everything that was committed at <paramref name="earlier"/> is still there.</summary>
    public bool Includes(CheckpointToken earlier) => Database == earlier.Database && Number >= earlier.Number;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Database:D}:{Number}");
}

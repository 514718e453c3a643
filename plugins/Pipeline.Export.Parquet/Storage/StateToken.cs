using System.Globalization;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>A state that was committed.</summary>
/// <param name="Dataset">See <see cref="Manifest"/>.</param>
/// <param name="Generation">See <see cref="Manifest"/>.</param>
/// <param name="Last">See <see cref="Manifest"/>: what was written later is no part of it.</param>
internal readonly record struct StateToken(Guid Dataset, int Generation, long Last)
{
    public static StateToken? Parse(string text) =>
        text.Split(':') is [var dataset, var generation, var last]
        && Guid.TryParseExact(dataset, "D", out var guid)
        && int.TryParse(generation, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new StateToken(guid, number, sequence)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dataset:D}:{Generation}:{Last}");
}

using System.Globalization;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>A Parquet file.</summary>
/// <param name="Path">Relative to the manifest, with slashes.</param>
/// <param name="Rows">How many it has.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal.</param>
internal sealed record PartFile(string Path, long Rows, long Bytes, string Sha256)
{
    public static string PathOf(string table, long part) => string.Create(CultureInfo.InvariantCulture, $"{table}/{part:D6}.parquet");
}

using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>Fields that more than one table has.</summary>
internal static class CsvField
{
    /// <summary>Between parts of one field.</summary>
    public const string Joint = " | ";

    public static readonly string[] PlaceColumns = ["start", "end", "byteStart", "byteEnd"];

    public static object[] Place(DocumentOffsets offsets, TextSpan span)
    {
        var place = offsets.InText(span);
        var origin = offsets.InOriginal(span);
        return [place.Start, place.End, origin.ByteStart, origin.ByteEnd];
    }

    /// <summary>Nothing for NaN and the infinities, which spreadsheets have no number for.</summary>
    public static object? Number(double value) => double.IsFinite(value) ? value : null;

    public static string Title(Document document) => document.Metadata.GetValueOrDefault(MetadataKeys.Title, "");
}

using Pipeline.Export.Offsets;

namespace Pipeline.Export.Csv;

/// <summary>What the rows of a table are made of.</summary>
internal interface ICsvTable
{
    /// <summary>The names in the header row.</summary>
    string[] Columns { get; }

    /// <summary>The rows of one document, with as many fields as there are columns: text and numbers.</summary>
    IEnumerable<object?[]> Rows(Document document, DocumentOffsets offsets);
}

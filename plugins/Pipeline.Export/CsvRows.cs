namespace Pipeline.Export;

/// <summary>What a row of a CSV export stands for.</summary>
public enum CsvRows
{
    /// <summary>A quotation.</summary>
    Quotes,

    /// <summary>A sentence of the summary.</summary>
    Summary,

    /// <summary>A sentence of the text.</summary>
    Sentences,

    /// <summary>A document.</summary>
    Documents,
}

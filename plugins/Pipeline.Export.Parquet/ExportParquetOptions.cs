using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Export.Parquet;

/// <summary>Options of the <c>export-parquet</c> stage.</summary>
public sealed class ExportParquetOptions
{
    /// <summary>The folder to write to; relative to the pipeline file. It is created, with a folder for each table in it.</summary>
    [Required]
    [Description("The folder to write to, such as out/news, relative to the pipeline file. It gets a folder for each table.")]
    public string To { get; set; } = "";

    /// <summary>Whether the text of the documents is kept. Titles, quotes and summaries always are.</summary>
    [Description("Whether the text of the documents is kept. Without it the files are much smaller.")]
    public bool Text { get; set; } = true;

    /// <summary>What <c>text_start</c> and <c>text_end</c> count.</summary>
    [Description("What text_start and text_end count: codepoint (DuckDB's substr, Python), utf16 code units (.NET, Java, JavaScript) or utf8 bytes (Go, Rust).")]
    public OffsetUnit Offsets { get; set; } = OffsetUnit.Codepoint;

    /// <summary>The most rows of a row group.</summary>
    [Range(1000, 10_000_000)]
    [Description("The most rows of a row group. A group also ends at 32 MB, so that neither writing nor reading takes much memory.")]
    public int RowGroupRows { get; set; } = 100_000;
}

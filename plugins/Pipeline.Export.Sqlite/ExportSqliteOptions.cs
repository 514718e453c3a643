using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Export.Sqlite;

/// <summary>Options of the <c>export-sqlite</c> stage.</summary>
public sealed class ExportSqliteOptions
{
    /// <summary>The database to write; relative to the pipeline file. The file and its folders are created.</summary>
    [Required]
    [Description("The database to write, such as out/news.db, relative to the pipeline file. The file and its folders are created.")]
    public string To { get; set; } = "";

    /// <summary>Whether the text of the documents is kept, and can be searched. Without it, titles, quotes and summaries are.</summary>
    [Description("Whether the text of the documents is kept, and can be searched. Without it the database is much smaller.")]
    public bool Text { get; set; } = true;

    /// <summary>What <c>text_start</c> and <c>text_end</c> count.</summary>
    [Description("What text_start and text_end count: codepoint (SQLite's substr, Python), utf16 code units (.NET, Java, JavaScript) or utf8 bytes (Go, Rust).")]
    public OffsetUnit Offsets { get; set; } = OffsetUnit.Codepoint;
}

using System.ComponentModel;

namespace Pipeline.Clean;

/// <summary>What <c>clean</c> takes out of a document, and what it leaves.</summary>
public sealed class CleanOptions
{
    /// <summary>Whether the article is taken out of a page.</summary>
    [Description("Pages: `auto` takes the article out; `never` keeps all visible text.")]
    public Extraction Extract { get; set; } = Extraction.Auto;

    /// <summary>What becomes of boilerplate inside the article.</summary>
    [Description("Lines that are not the article (\"Read more:\", \"Advertisement\", newsletter sign-up): `keep` marks them as boilerplate blocks; `drop` takes them out of the text.")]
    public Boilerplate Boilerplate { get; set; } = Boilerplate.Keep;

    /// <summary>What becomes of quotation marks and apostrophes.</summary>
    [Description("Quotation marks and apostrophes: `keep`, or write all of them `straight` or `curly`.")]
    public QuotationMarks Quotes { get; set; } = QuotationMarks.Keep;

    /// <summary>Whether lines of hard-wrapped plain text are joined to paragraphs.</summary>
    [Description("Plain text: join the lines of paragraphs that are clearly hard-wrapped.")]
    public bool Unwrap { get; set; } = true;
}

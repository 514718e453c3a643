namespace Pipeline;

/// <summary>What a block of text is in its article.</summary>
public enum BlockKind
{
    /// <summary>A paragraph of the article.</summary>
    Paragraph,

    /// <summary>The headline or a heading between paragraphs.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A paragraph set off as a quotation by the page.</summary>
    Quotation,

    /// <summary>The words under a picture or table.</summary>
    Caption,

    /// <summary>A table, as text.</summary>
    Table,

    /// <summary>Who wrote the article, and where and when, set apart from it: "By Jane Doe".</summary>
    Byline,

    /// <summary>Who contributed, edited or updated, usually last: "Reporting by …".</summary>
    Credit,

    /// <summary>Anything that is not the article: advertising, "read more", newsletter sign-up.</summary>
    Boilerplate,
}

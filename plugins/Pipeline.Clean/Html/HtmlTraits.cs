namespace Pipeline.Clean.Html;

/// <summary>What the open elements say about text.</summary>
[Flags]
internal enum HtmlTraits : ushort
{
    None = 0,

    /// <summary>Not shown to readers: hidden, or in an element whose text is no reading matter.</summary>
    Hidden = 1,

    /// <summary>Words of a link.</summary>
    Link = 2,

    /// <summary>In an element for navigation or what stands beside the article: <c>nav</c>, <c>footer</c>, <c>aside</c>, a dialog.</summary>
    Aside = 4,

    /// <summary>In <c>article</c> or <c>main</c>.</summary>
    Main = 8,

    Heading = 16,
    ListItem = 32,
    Quotation = 64,
    Caption = 128,
    Table = 256,
    Preformatted = 512,

    /// <summary>In an element whose class or role says byline or author.</summary>
    Byline = 1024,

    /// <summary>In an element whose class or id says comments, sidebar, related and the like: weak evidence.</summary>
    Beside = 2048,

    /// <summary>In an element whose text is no reading matter, such as a script; always hidden too.</summary>
    Silent = 4096,

    /// <summary>In an element that is named for authors, or in a link to the page of one.</summary>
    Author = 8192,

    /// <summary>In an element that is named for the name of an author, or in a link to the page of one.</summary>
    AuthorName = 16384,
}

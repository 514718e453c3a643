namespace Pipeline.Clean.Html;

/// <summary>What stands between two runs of text; the greater one wins.</summary>
internal enum HtmlBreak : byte
{
    /// <summary>Tags at most: the words join.</summary>
    None,

    /// <summary>White space.</summary>
    Space,

    /// <summary>A line break: <c>br</c>.</summary>
    Line,

    /// <summary>The edge of a table cell.</summary>
    Cell,

    /// <summary>The edge of a block.</summary>
    Block,
}

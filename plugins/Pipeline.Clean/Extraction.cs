namespace Pipeline.Clean;

/// <summary>Whether the article is taken out of a page.</summary>
public enum Extraction
{
    /// <summary>Keeps the article and leaves out navigation, advertising and the like.</summary>
    Auto,

    /// <summary>Keeps all text that a reader of the page can see.</summary>
    Never,
}

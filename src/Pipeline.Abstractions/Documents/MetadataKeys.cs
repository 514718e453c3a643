namespace Pipeline;

/// <summary>Names of the metadata that more than one stage reads.</summary>
public static class MetadataKeys
{
    /// <summary>The headline of the article.</summary>
    public const string Title = "title";

    /// <summary>Who wrote the article, as the page has it.</summary>
    public const string Author = "author";

    /// <summary>When the article was published, as ISO 8601.</summary>
    public const string Published = "published";

    /// <summary>The name of the site or newspaper.</summary>
    public const string Site = "site";

    /// <summary>The language of the article, as BCP 47.</summary>
    public const string Language = "language";
}

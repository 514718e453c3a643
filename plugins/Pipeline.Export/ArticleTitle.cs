namespace Pipeline.Export;

/// <summary>What a document is called in exports for people.</summary>
internal static class ArticleTitle
{
    /// <summary>Its title; without one, its first heading; without one, its id.</summary>
    public static string Of(Document document)
    {
        if (document.Metadata.TryGetValue(MetadataKeys.Title, out var title))
            return title;
        foreach (ref readonly var block in document.Layer<Block>().AsSpan())
        {
            if (block.Kind == BlockKind.Heading && !block.Span.IsEmpty)
                return Excerpt.Of(block.Span.In(document.Text), 300);
            if (block.IsContent)
                break;
        }

        return document.Id.Value;
    }
}

namespace Pipeline.Clean.Html;

/// <summary>The cascade that chooses the article of a page: SmartReader; the container of the prose when SmartReader has left most of
/// it out; blocks by link density when there is no prose; then the edges are trimmed.</summary>
internal static class ArticleChoice
{
    /// <summary>SmartReader's choice stands when it holds at least this share of the prose in the container; the rest is
    /// comments or teasers then, more often than not.</summary>
    private const double MinimumCoverage = 0.4;

    /// <summary>Which runs are the article.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">The headline; null when unknown.</param>
    public static bool[] Choose(HtmlPage page, string? title) => Choose(page, title, ReadabilityChoice.Choose(page));

    /// <summary>The steps after SmartReader.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">The headline; null when unknown.</param>
    /// <param name="chosen">What SmartReader has chosen; null for nothing. Changed in place.</param>
    public static bool[] Choose(HtmlPage page, string? title, bool[]? chosen)
    {
        var container = ContainerChoice.Choose(page, out var prose);
        if (chosen is null)
            chosen = prose > 0 ? container : BlockChoice.Choose(page);
        else if (Prose(page, chosen) < prose * MinimumCoverage)
            chosen = container;
        ArticleEdges.Trim(page, chosen, title);
        return chosen;
    }

    private static int Prose(HtmlPage page, bool[] chosen) => PageBlock.Of(page, chosen).Sum(static block => block.IsProse ? block.Length : 0);
}

namespace Pipeline.Clean.Html;

/// <summary>A page read in one pass: where its text stands, in which elements, and what its head says.</summary>
internal sealed class HtmlPage
{
    /// <summary>The HTML.</summary>
    public required string Source { get; init; }

    /// <summary>The text, in the order of the source.</summary>
    public List<HtmlRun> Runs { get; } = [];

    /// <summary>The elements that were open around text, parents first.</summary>
    public List<HtmlElement> Elements { get; } = [];

    /// <summary>The tags that carry metadata, in the order of the source: html, meta, link, time, title, script of JSON-LD, and
    /// elements with <c>itemprop</c> or <c>rel</c>.</summary>
    public List<HtmlFact> Facts { get; } = [];

    public HtmlTraits TraitsOf(HtmlRun run) => run.Element < 0 ? HtmlTraits.None : Elements[run.Element].Traits;
}

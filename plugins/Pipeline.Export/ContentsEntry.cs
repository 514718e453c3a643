namespace Pipeline.Export;

/// <summary>A line in the contents of a page.</summary>
/// <param name="Anchor">The id of the article in the page.</param>
/// <param name="Title">The title, not escaped.</param>
/// <param name="Quotes">How many quotations the article has.</param>
internal sealed record ContentsEntry(string Anchor, string Title, int Quotes);

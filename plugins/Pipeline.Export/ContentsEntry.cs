using System.Globalization;

namespace Pipeline.Export;

/// <summary>A line in the contents of a page.</summary>
/// <param name="Anchor">The id of the article in the page.</param>
/// <param name="Title">The title as HTML: escaped, on one line, well-formed.</param>
/// <param name="Quotes">How many quotations the article has.</param>
internal sealed record ContentsEntry(string Anchor, string Title, int Quotes)
{
    /// <summary>Anchor, quotations, title, with a space between.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Anchor} {Quotes} {Title}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static ContentsEntry? Parse(string? text) =>
        text?.Split(' ', 3) is [var anchor, var quotes, var title] && int.TryParse(quotes, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new ContentsEntry(anchor, title, count)
            : null;
}

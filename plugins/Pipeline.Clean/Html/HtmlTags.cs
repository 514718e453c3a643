namespace Pipeline.Clean.Html;

/// <summary>Facts about elements, from the HTML Standard.</summary>
internal static class HtmlTags
{
    // Not frozen: to make that takes some 10 ms more, and the first page waits for it.
    private static readonly Dictionary<string, HtmlTag>.AlternateLookup<ReadOnlySpan<char>> ByName = Enum.GetValues<HtmlTag>()
        .Where(static tag => tag != HtmlTag.Other)
        .ToDictionary(static tag => tag.ToString(), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static HtmlTag Of(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out var tag) ? tag : HtmlTag.Other;

    public static bool IsBlock(this HtmlTag tag) => tag is >= HtmlTag.Html or HtmlTag.Hr or HtmlTag.Button or HtmlTag.Option or HtmlTag.Iframe;

    public static bool IsVoid(this HtmlTag tag) => tag is >= HtmlTag.Br and <= HtmlTag.Param;

    /// <summary>Whether its content is one text up to its own end tag, whatever stands there.</summary>
    public static bool IsRawText(this HtmlTag tag) =>
        tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Iframe or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Xmp or HtmlTag.Textarea or HtmlTag.Title;

    /// <summary>Whether the text in it is no reading matter.</summary>
    public static bool IsSilent(this HtmlTag tag) => tag is >= HtmlTag.Script and <= HtmlTag.Button and not HtmlTag.Noscript;

    public static bool IsHeading(this HtmlTag tag) => tag is >= HtmlTag.H1 and <= HtmlTag.H6;

    public static bool IsCell(this HtmlTag tag) => tag is HtmlTag.Td or HtmlTag.Th;

    /// <summary>Whether an open element ends where another one starts, its own end tag being optional.</summary>
    public static bool EndsAt(this HtmlTag open, HtmlTag next) => open switch
    {
        HtmlTag.P => next.IsBlock() && next is not (HtmlTag.Button or HtmlTag.Option or HtmlTag.Iframe),
        HtmlTag.Li => next == HtmlTag.Li,
        HtmlTag.Dt or HtmlTag.Dd => next is HtmlTag.Dt or HtmlTag.Dd,
        HtmlTag.Td or HtmlTag.Th => next is HtmlTag.Td or HtmlTag.Th or HtmlTag.Tr or HtmlTag.Tbody or HtmlTag.Tfoot or HtmlTag.Thead,
        HtmlTag.Tr => next is HtmlTag.Tr or HtmlTag.Tbody or HtmlTag.Tfoot or HtmlTag.Thead,
        HtmlTag.Option => next is HtmlTag.Option or HtmlTag.Optgroup,
        HtmlTag.Head => next == HtmlTag.Body,
        _ => open.IsHeading() && next.IsHeading(),
    };
}

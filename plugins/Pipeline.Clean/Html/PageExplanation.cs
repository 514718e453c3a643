using System.Globalization;
using Pipeline.Clean.Article;
using Pipeline.Clean.Metadata;
using Pipeline.Clean.Text;

namespace Pipeline.Clean.Html;

/// <summary>Says of every block of a page whether it is kept, and why.</summary>
internal static class PageExplanation
{
    private static readonly (string Part, string Subject)[] Parts =
    [
        ("cookie", "cookie notice"), ("consent", "cookie notice"), ("newsletter", "newsletter"), ("subscribe", "newsletter"), ("sign up", "newsletter"), ("inbox", "newsletter"),
        ("advertisement", "advertisement"), ("sponsored", "advertisement"), ("read more", "read more"), ("related", "related stories"), ("you may also", "related stories"), ("recommended", "related stories"),
        ("comment", "comments"), ("leave a reply", "comments"), ("copyright", "copyright"), ("all rights reserved", "copyright"), ("©", "copyright"), ("share", "sharing"), ("follow us", "sharing"),
    ];

    /// <summary>Adds a decision for each block of reading matter, and for each field.</summary>
    public static void Explain(HtmlPage page, ArticleChoice choice, IReadOnlyList<PageField> metadata, ICollection<Decision> decisions)
    {
        foreach (var field in metadata)
        {
            decisions.Add(new Decision
            {
                Verdict = Verdict.Decided,
                Subject = field.Key,
                Value = field.Value,
                Reason = $"from {field.Source}",
                Candidates = [.. field.Others.Select(static other => new Candidate(other.Value, double.NaN, $"from {other.Source}"))],
            });
        }

        var blocks = choice.Blocks.Length > 0 ? choice.Blocks : BlockReader.Read(page, ArticleModel.Default.Words);
        for (var i = 0; i < blocks.Length; i++)
        {
            var isKept = choice.Chosen[blocks[i].First];
            var text = PageBlock.Text(page, blocks[i].First, blocks[i].End);
            var subject = Subject(blocks[i], text);
            var odds = choice.Scores.Length == 0 ? "not judged by the model" : string.Create(CultureInfo.InvariantCulture, $"{100 * ArticleChoice.Probability(choice.Scores[i]):0} % likely the article");
            decisions.Add(new Decision
            {
                Verdict = isKept ? Verdict.Kept : Verdict.Dropped,
                Subject = subject,
                Reason = isKept ? odds : $"{odds}; {Reason(blocks[i], subject)}",
                Original = new TextSpan(page.Runs[blocks[i].First].Span.Start, page.Runs[blocks[i].End - 1].Span.End),
                Value = text,
            });
        }
    }

    private static string Subject(in ArticleBlock block, string text)
    {
        var traits = block.Traits;
        if ((traits & HtmlTraits.Caption) != HtmlTraits.None)
            return "caption";
        var said = BlockKinds.OfWords(text);
        if ((traits & HtmlTraits.Byline) != HtmlTraits.None || said == BlockKind.Byline)
            return "byline";
        if (said == BlockKind.Credit)
            return "credit";
        if (block.Text.Words <= 40)
        {
            foreach (var (part, subject) in Parts)
            {
                if (text.Contains(part, StringComparison.OrdinalIgnoreCase))
                    return subject;
            }
        }

        return (traits & HtmlTraits.Heading) != HtmlTraits.None ? "heading"
            : block.IsLinks ? "links"
            : (traits & HtmlTraits.Quotation) != HtmlTraits.None ? "quotation"
            : (traits & HtmlTraits.ListItem) != HtmlTraits.None ? "list item"
            : (traits & HtmlTraits.Table) != HtmlTraits.None ? "table"
            : "paragraph";
    }

    private static string Reason(in ArticleBlock block, string subject) =>
        block.IsHidden ? "not shown to readers"
        : (block.Traits & HtmlTraits.Aside) != HtmlTraits.None ? "in an element for navigation or what stands beside the article"
        : block.IsLinks ? "mostly links"
        : subject is "paragraph" or "heading" or "list item" or "table" or "quotation" ? "its words, its names and what stands around it are not those of an article"
        : subject;
}

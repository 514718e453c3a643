using System.Text;
using AngleSharp.Html.Parser;
using SmartReader;

namespace Pipeline.Clean.Html;

/// <summary>Asks SmartReader (Mozilla's Readability on AngleSharp) which runs of text are the article.</summary>
/// <remarks>Every run is given a mark before the page is parsed: one character of Unicode's supplementary private planes, which no
/// page uses. Whatever SmartReader does to the tree, the marks in what it returns name the runs it has chosen, exactly. It is given a
/// parsed document and so never loads anything from the network.</remarks>
internal static class ReadabilityChoice
{
    private const int FirstMark = 0xF0000;
    private const int MarksPerPlane = 0xFFFE;

    /// <summary>Two planes of marks. A page with more runs of text is none that a reader has in front of them.</summary>
    private const int MaximumRuns = 2 * MarksPerPlane;

    /// <summary>SmartReader and the parser recurse, so deeper pages could take the process down. Chromium cuts trees at 512.</summary>
    private const int MaximumDepth = 500;

    /// <summary>The parser copies formatting elements left open into every later block.</summary>
    private const int MaximumOpenFormatting = 256;

    /// <summary>In UTF-16 code units; the tree takes some thirty times as much memory.</summary>
    private const int MaximumLength = 8 * 1024 * 1024;

    /// <summary>Of a title, or of the attributes of a <c>meta</c>, in UTF-16 code units: SmartReader compares the title with every heading.</summary>
    private const int MaximumTitle = 20_000;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>Which runs are the article; null when SmartReader finds none or must not be asked.</summary>
    /// <param name="page">The page.</param>
    public static bool[]? Choose(HtmlPage page)
    {
        if (page.Runs.Count is 0 or > MaximumRuns || page.Depth > MaximumDepth || page.OpenFormatting > MaximumOpenFormatting || page.Source.Length > MaximumLength || page.Facts.Exists(HasLongTitle))
            return null;

        using var document = Parser.ParseDocument(Mark(page));
        bool[]? chosen = null;
        using var reader = new Reader("https://page.invalid/", document) { ContinueIfNotReadable = true, DisableJSONLD = true };
        reader.AddCustomOperationEnd(element => chosen = Marks(element.TextContent, page.Runs.Count));
        var article = reader.GetArticle();
        return article.Completed && chosen?.Contains(true) == true ? chosen : null;
    }

    private static bool HasLongTitle(HtmlFact fact) =>
        fact.Tag == HtmlTag.Title ? fact.Content.Length > MaximumTitle : fact.Tag == HtmlTag.Meta && fact.Attributes.Length > MaximumTitle;

    private static string Mark(HtmlPage page)
    {
        var source = page.Source.AsSpan();
        var marked = new StringBuilder(source.Length + (2 * page.Runs.Count));
        var at = 0;
        for (var i = 0; i < page.Runs.Count; i++)
        {
            var end = page.Runs[i].Span.End;
            AppendUnmarked(marked, source[at..end]);
            var mark = FirstMark + (i < MarksPerPlane ? i : i - MarksPerPlane + 0x10000);
            marked.Append(char.ConvertFromUtf32(mark));
            at = end;
        }

        AppendUnmarked(marked, source[at..]);
        return marked.ToString();
    }

    /// <summary>Characters of a page that look like marks are none.</summary>
    private static void AppendUnmarked(StringBuilder marked, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uDB80', '\uDBFF') is var at and >= 0)
        {
            marked.Append(text[..at]).Append('\uFFFD');
            text = text[Math.Min(at + 2, text.Length)..];
        }

        marked.Append(text);
    }

    private static bool[] Marks(string text, int count)
    {
        var chosen = new bool[count];
        var rest = text.AsSpan();
        while (rest.IndexOfAnyInRange('\uDB80', '\uDBFF') is var at and >= 0)
        {
            if (at + 1 < rest.Length && char.IsLowSurrogate(rest[at + 1]))
            {
                var mark = char.ConvertToUtf32(rest[at], rest[at + 1]) - FirstMark;
                var run = mark < 0x10000 ? mark : mark - 0x10000 + MarksPerPlane;
                if (run < count)
                    chosen[run] = true;
            }

            rest = rest[(at + 1)..];
        }

        return chosen;
    }
}

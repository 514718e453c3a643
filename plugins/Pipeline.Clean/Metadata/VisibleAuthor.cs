using System.Buffers;
using Pipeline.Clean.Html;

namespace Pipeline.Clean.Metadata;

/// <summary>Reads who a block of a page names as its author: by its words, by a label before it, or by elements that are named for authors.</summary>
internal static class VisibleAuthor
{
    /// <summary>In characters: a name is shorter. And so many authors have a list of their own.</summary>
    private const int MaximumName = 60, MaximumNames = 8;

    private static readonly string[] Labels =
        ["by", "written by", "author", "authors", "author(s)", "article by", "posted by", "published by", "words by", "words", "contributors", "contributor", "story by", "about the author", "written by:"];

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/@?!|\n");

    /// <summary>The author that a block names; null when it names none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="at">Which of them.</param>
    /// <param name="isSaid">Whether words such as "By" say so.</param>
    public static string? Of(HtmlPage page, List<PageBlock> blocks, int at, out bool isSaid)
    {
        var block = blocks[at];
        var text = block.Text(page).Trim();
        isSaid = true;
        if (IsLabel(text))
            return Listed(page, blocks, at + 1);
        var names = block.Length <= 400 ? Named(page, block) : null;
        if (Bylines.Read(text) is { } said)
            return names is not null && IsIn(said, names) && !IsSentence(said, names) ? names : said;
        isSaid = false;
        if ((page.TraitsOf(page.Runs[block.First]) & HtmlTraits.Author) == HtmlTraits.None && names is null)
            return null;
        if (block.Length > 120 || IsOther(text))
            return null;
        if (names is not null)
            return names;
        return block.Length <= 80 && Bylines.Clean(text) is { } name && name.Contains(' ', StringComparison.Ordinal) && !Bylines.IsLabel(name) ? name : null;
    }

    /// <summary>Whether a line is but the words before a name.</summary>
    public static bool IsLabel(string text) => text.Length <= 20 && Array.IndexOf(Labels, text.TrimEnd(':', ' ').ToLowerInvariant()) >= 0;

    private static bool IsIn(string said, string names)
    {
        var first = names.Split(", ")[0];
        return said.Contains(first, StringComparison.OrdinalIgnoreCase) || first.Contains(said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a byline names several as the page writes it: "Jane Doe, Richard Roe and John Smith".</summary>
    private static bool IsSentence(string said, string names)
    {
        var all = names.Split(", ");
        return Array.TrueForAll(all, name => said.Contains(name, StringComparison.OrdinalIgnoreCase)) && said.Length <= names.Length + (5 * all.Length)
            && (said.Contains(" and ", StringComparison.OrdinalIgnoreCase) || said.Contains(" & ", StringComparison.Ordinal) || said.Contains(" with ", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name in the block after a label, and in the items of a list that follow.</summary>
    private static string? Listed(HtmlPage page, List<PageBlock> blocks, int first)
    {
        var names = new List<string>();
        for (var i = first; i < blocks.Count && names.Count < MaximumNames; i++)
        {
            if (blocks[i].Length is < 2 or > 2 * MaximumName || (names.Count > 0 && (blocks[i].Traits & HtmlTraits.ListItem) == HtmlTraits.None))
                break;
            if ((Named(page, blocks[i]) ?? Bylines.Clean(blocks[i].Text(page))) is not { } name || Bylines.IsLabel(name))
                break;
            names.Add(name);
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The texts of the elements that are named for an author, within a block that has other words too, or as all of it.</summary>
    private static string? Named(HtmlPage page, PageBlock block)
    {
        var around = (block.Traits & HtmlTraits.Author) != HtmlTraits.None && Within(page, block.First) is var leaf and >= 0 && (page.Elements[leaf].Traits & HtmlTraits.Author) != HtmlTraits.None;
        var asked = around || Holds(page, block, HtmlTraits.AuthorName) ? HtmlTraits.AuthorName : HtmlTraits.Author;
        List<string>? names = null;
        var name = "";
        for (var i = block.First; i <= block.End; i++)
        {
            var isName = i < block.End && (page.TraitsOf(page.Runs[i]) & asked) != HtmlTraits.None;
            var goesOn = isName && name.Length > 0 && page.Runs[i].Element == page.Runs[i - 1].Element;
            if (!goesOn && name.Length > 0)
            {
                if (Plausible(name) is { } kept && (asked == HtmlTraits.AuthorName || Bylines.IsName(kept)))
                    (names ??= []).Add(kept);
                name = "";
            }

            // Who reviewed it stands after who wrote it.
            if (!isName && i < block.End && names is not null && IsOther(page.Runs[i].Span.In(page.Source)))
                break;
            if (isName)
                name += (name.Length > 0 ? " " : "") + PageBlock.Text(page, i, i + 1);
        }

        return names is null ? null : string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase).Take(MaximumNames));
    }

    private static bool IsOther(ReadOnlySpan<char> words) =>
        words.Contains("review", StringComparison.OrdinalIgnoreCase) || words.Contains("edited", StringComparison.OrdinalIgnoreCase) || words.Contains("fact", StringComparison.OrdinalIgnoreCase);

    private static bool Holds(HtmlPage page, PageBlock block, HtmlTraits traits)
    {
        for (var i = block.First; i < block.End; i++)
        {
            if ((page.TraitsOf(page.Runs[i]) & traits) != HtmlTraits.None)
                return true;
        }

        return false;
    }

    /// <summary>The innermost block element around a run; -1 for none.</summary>
    private static int Within(HtmlPage page, int run)
    {
        var element = page.Runs[run].Element;
        while (element >= 0 && !page.Elements[element].Tag.IsBlock())
            element = page.Elements[element].Parent;
        return element;
    }

    /// <summary>A name, or that of an account, without the words before it; null for what stands beside names.</summary>
    private static string? Plausible(string name)
    {
        foreach (var start in (ReadOnlySpan<string>)["View all posts by ", "More posts by ", "Posts by ", "Articles by ", "Written by ", "By "])
        {
            if (name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                name = name[start.Length..];
        }

        name = name.Trim(' ', ',', '|', '·', '•', '-', '–', '—', ':', ';', '&');
        return name.Length is >= 2 and <= MaximumName && name.Count(static c => c == ' ') < 6 && char.IsLetter(name[0]) && !name.AsSpan().ContainsAny(NotInNames) && !Bylines.IsLabel(name) && Dates.InText(name, isDayFirst: false) is null
            && !IsLabel(name) ? name : null;
    }
}

using System.Buffers;

namespace Pipeline.Clean.Text;

/// <summary>Tells by its words what a block is: byline, credit, boilerplate; and for plain text, where no element says so, heading
/// and list item too. Patterns are those of English news; in other languages blocks keep what the page says.</summary>
internal static class BlockKinds
{
    /// <summary>In characters. Lines with a meaning of their own are short; a paragraph that happens to start like one is not.</summary>
    private const int MaximumByline = 120, MaximumBoilerplate = 200, MaximumInvitation = 80, MaximumCredit = 400, MaximumHeading = 90;

    private const int MaximumHeadingWords = 14;

    private static readonly string[] BylineStarts = ["by ", "published ", "published:", "updated ", "updated:", "last updated", "last modified", "posted ", "posted on", "first published"];

    private static readonly string[] CreditStarts =
    [
        "reporting by ", "(reporting by ", "additional reporting by ", "(additional reporting", "writing by ", "(writing by ", "editing by ", "(editing by ", "compiled by ", "reported by ",
        "this story has been updated", "this article has been updated", "this story was updated", "this article was updated", "this story has been corrected", "this article has been corrected",
        "this article was amended", "this story was originally published", "this article was originally published", "this article originally appeared", "this story originally appeared",
        "correction:", "editor's note:", "editor’s note:", "photo by ", "photo:", "photograph by ", "photograph:", "image credit", "photo credit", "our standards:", "associated press writer", "ap writer",
    ];

    // After "contributed ".
    private static readonly string[] Contributions = ["reporting", "to this report", "to this story", "to this article"];

    // Nothing but boilerplate starts so.
    private static readonly string[] BoilerplateLabels =
    [
        "read more:", "related:", "see also:", "see more:", "more:", "watch:", "listen:", "recommended:", "don't miss:", "don’t miss:", "follow us:", "copyright ©", "copyright (c)", "© ", "©20", "loading…", "loading...",
    ];

    // Whole sentences that only a page says.
    private static readonly string[] BoilerplateSentences =
    [
        "we use cookies", "this site uses cookies", "this website uses cookies", "by continuing to use", "accept all cookies", "all rights reserved", "support our journalism", "enter your email", "your email address",
        "story continues below", "article continues below", "article continues after", "story continues after", "scroll to continue", "click here", "tap here", "download the app", "leave a comment", "post a comment",
    ];

    // Sentences of an article may start so too: these count when short and without a full stop, or when they speak of what pages invite to.
    private static readonly string[] Invitations =
    [
        "read more", "read also", "also read", "read next", "read the full", "related story", "related stories", "related article", "related articles", "more on this story", "more from", "watch more", "watch now",
        "you may also like", "you might also like", "up next", "most read", "trending now", "sign up for", "sign up to", "sign up now", "sign up today", "subscribe to", "subscribe now", "subscribe today", "subscribe for",
        "get our", "get the latest", "follow us on", "join our", "download our", "share this", "share on", "like us on", "continue reading", "skip to", "skip advert", "view comments",
    ];

    private static readonly string[] BoilerplateLines = ["advertisement", "advert", "ad", "sponsored", "read more", "related", "share", "tweet", "email", "print", "comments", "subscribe", "newsletter", "loading", "more"];

    /// <summary>Gives every block of a text its kind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="blocks">In order; paragraphs where nothing is known.</param>
    /// <param name="isPlain">Whether the text was plain, so that headings and list items must be told by their form.</param>
    public static List<Block> Classify(string text, List<Block> blocks, bool isPlain)
    {
        var classified = new List<Block>(blocks.Count);
        var hasCredits = NamesContributors(text);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var line = block.Span.In(text);
            var kind = block.Kind;
            var said = OfWords(line, hasCredits);
            if (said is BlockKind.Credit or BlockKind.Boilerplate || (said == BlockKind.Byline && kind == BlockKind.Paragraph))
                kind = said.Value;
            else if (kind == BlockKind.Byline && line.Length > MaximumByline)
                kind = BlockKind.Paragraph;
            else if (isPlain && kind == BlockKind.Paragraph && IsListItem(line))
                kind = BlockKind.ListItem;
            else if (isPlain && i > 0 && classified[i - 1].Kind == BlockKind.Byline && i + 1 < blocks.Count && line.Length <= MaximumHeading && IsHeading(line, isFirst: false))
                kind = BlockKind.Byline;
            else if (isPlain && kind == BlockKind.Paragraph && i + 1 < blocks.Count && IsHeading(line, isFirst: i == 0) && IsProse(blocks[i + 1].Span.In(text)))
                kind = BlockKind.Heading;
            classified.Add(block with { Kind = kind });
        }

        return classified;
    }

    /// <summary>Credit, boilerplate or byline by the words of a line; null when they say nothing.</summary>
    /// <param name="line">The line.</param>
    /// <param name="mayContribute">Whether the words of contributors may stand within it.</param>
    public static BlockKind? OfWords(ReadOnlySpan<char> line, bool mayContribute = true) =>
        line.IsEmpty ? null
        : IsCredit(line, mayContribute) ? BlockKind.Credit
        : IsBoilerplate(line) ? BlockKind.Boilerplate
        : IsByline(line) ? BlockKind.Byline
        : null;

    /// <summary>Whether a line starts like an item of a list: a bullet, or a number and a stop.</summary>
    public static bool IsListItem(ReadOnlySpan<char> line)
    {
        if (line.Length > 2 && line[0] is '•' or '*' or '-' or '–' or '·' or '‣' or '▪' or '◦' && line[1] == ' ')
            return true;
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is 1 or 2 && line.Length > digits + 2 && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }

    private static bool IsByline(ReadOnlySpan<char> line)
    {
        if (line.Length > MaximumByline || line.Length < 4 || line[^1] is '.' or '?' or '!' or '”' or '"' or ':')
            return false;
        if (!StartsWithAny(line, BylineStarts))
            return false;
        if (!line.StartsWith("by ", StringComparison.OrdinalIgnoreCase))
            return line.ContainsAnyInRange('0', '9');

        // "By Jane Doe", not "By then it was late": names start with a capital.
        var name = line[(line.IndexOf(' ') + 1)..].TrimStart();
        return name.Length > 0 && char.IsUpper(name[0]) && name.IndexOf(' ') is var space and > 0 && space + 1 < name.Length && (char.IsUpper(name[space + 1]) || name[space + 1] is '(' or 'd' or 'v');
    }

    private static bool IsCredit(ReadOnlySpan<char> line, bool mayContribute)
    {
        if (line.Length > MaximumCredit)
            return false;
        return StartsWithAny(line, CreditStarts) || (mayContribute && NamesContributors(line));
    }

    private static bool NamesContributors(ReadOnlySpan<char> text)
    {
        const string Verb = "contributed ";
        while (text.IndexOf(Verb, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            text = text[(at + Verb.Length)..];
            if (!text.IsEmpty && StartsWithAny(text, Contributions))
                return true;
        }

        return false;
    }

    private static bool IsBoilerplate(ReadOnlySpan<char> line)
    {
        if (line.Length > MaximumBoilerplate)
            return false;
        if (StartsWithAny(line, BoilerplateLabels) || StartsWithWords(line, BoilerplateSentences))
            return true;
        if (StartsWithWords(line, Invitations) && ((line.Length <= MaximumInvitation && line.TrimEnd("”\"’'")[^1] != '.') || line.ContainsAny(InvitationWords.All)))
            return true;
        foreach (var word in BoilerplateLines)
        {
            if (line.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>A short line that ends without a stop and starts with a capital, a figure or a quotation mark.</summary>
    private static bool IsHeading(ReadOnlySpan<char> line, bool isFirst)
    {
        if (line.Length > (isFirst ? 2 * MaximumHeading : MaximumHeading) || !(char.IsUpper(line[0]) || char.IsDigit(line[0]) || line[0] is '“' or '‘' or '"' or '\''))
            return false;
        if (line[^1] is '.' or '!' or ':' or ';' or ',' or '…' or '-' or '—' or ')' || (line[^1] is '”' or '"' && line.Length > 1 && line[^2] is '.' or ',' or '!' or '?'))
            return false;
        return line.Count(' ') < MaximumHeadingWords * (isFirst ? 2 : 1);
    }

    /// <summary>A line that a heading may stand over: a sentence, or another heading.</summary>
    private static bool IsProse(ReadOnlySpan<char> line) => line.Length > MaximumHeading || line[^1] is '.' or '!' or '?' or '”' or '"' or ':' || IsListItem(line) || IsByline(line) || IsHeading(line, isFirst: false);

    /// <summary>Whether a line starts with one of some words, and the last of them ends there.</summary>
    private static bool StartsWithWords(ReadOnlySpan<char> line, string[] starts)
    {
        var first = char.ToLowerInvariant(line[0]);
        foreach (var start in starts)
        {
            if (start[0] == first && line.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (line.Length == start.Length || !char.IsLetterOrDigit(line[start.Length])))
                return true;
        }

        return false;
    }

    /// <summary>The starts are in lower case: most are ruled out by their first letter.</summary>
    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] starts)
    {
        var first = char.ToLowerInvariant(line[0]);
        foreach (var start in starts)
        {
            if (start[0] == first && line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>What pages invite to. By itself, since most texts have no invitation that asks for it.</summary>
    private static class InvitationWords
    {
        public static readonly SearchValues<string> All = SearchValues.Create(
            ["newsletter", "inbox", "email", "e-mail", " our ", "updates", "alerts", "podcast", "whatsapp", "telegram", "facebook", "twitter", "instagram", "youtube", "linkedin", " here."], StringComparison.OrdinalIgnoreCase);
    }
}

using System.Buffers;

namespace Pipeline.Clean.Html;

/// <summary>What a tag and its attributes say about the text in it.</summary>
internal static class HtmlHints
{
    private static readonly SearchValues<string> BesideNames = SearchValues.Create(
        ["comment", "disqus", "respond", "sidebar", "related", "recommend", "promo", "newsletter", "footer", "cookie", "consent", "subscribe", "popup", "modal"], StringComparison.OrdinalIgnoreCase);

    // In the address of a page about an author.
    private static readonly SearchValues<string> AuthorPages = SearchValues.Create(["/author", "/contributor", "/journalist", "/reporter", "/columnist", "/writer/", "/writers/", "?author="], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a start tag's attributes to its end.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">At the first attribute; afterwards at the <c>&gt;</c>.</param>
    /// <param name="isFact">Whether the tag carries metadata.</param>
    /// <param name="names">Where the values of <c>class</c> and <c>id</c> stand.</param>
    public static HtmlTraits Read(HtmlTag tag, ref HtmlAttributes attributes, out bool isFact, out (TextSpan Class, TextSpan Id) names)
    {
        var traits = HtmlTraits.None;
        names = default;
        var isPart = false;
        isFact = tag is HtmlTag.Html or HtmlTag.Meta or HtmlTag.Time;
        while (attributes.Next())
        {
            var value = attributes.Value;
            switch (attributes.Name.Length)
            {
                case 2 when Is(attributes.Name, "id"):
                    names.Id = attributes.ValueSpan;
                    isPart = value.StartsWith("S:", StringComparison.Ordinal);
                    traits |= OfName(value);
                    break;
                case 5 when Is(attributes.Name, "class"):
                    names.Class = attributes.ValueSpan;
                    traits |= OfName(value);
                    break;
                case 5 when Is(attributes.Name, "style"):
                    if (IsHidden(value))
                        traits |= HtmlTraits.Hidden;
                    break;
                case 6 when Is(attributes.Name, "hidden"):
                    traits |= HtmlTraits.Hidden;
                    break;
                case 11 when Is(attributes.Name, "aria-hidden") && Is(value, "true"):
                    traits |= HtmlTraits.Hidden;
                    break;
                case 4 when Is(attributes.Name, "role"):
                    if (Is(value, "navigation") || Is(value, "dialog") || Is(value, "alertdialog") || Is(value, "complementary") || Is(value, "contentinfo") || Is(value, "search"))
                        traits |= HtmlTraits.Aside;
                    else if (Is(value, "main") || Is(value, "article"))
                        traits |= HtmlTraits.Main;
                    break;
                case 4 when Is(attributes.Name, "type") && tag == HtmlTag.Script:
                    isFact |= value.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase);
                    break;
                case 4 when tag == HtmlTag.A && Is(attributes.Name, "href"):
                    if (value.ContainsAny(AuthorPages))
                        traits |= HtmlTraits.Author | HtmlTraits.AuthorName;
                    break;
                case 3 when Is(attributes.Name, "rel"):
                case 8 when Is(attributes.Name, "itemprop"):
                    if (Is(value, "author"))
                        traits |= HtmlTraits.Author | HtmlTraits.AuthorName;
                    isFact = true;
                    break;
            }
        }

        // Servers that send a page in parts hide each until a script has put it in its place.
        return isPart ? traits & ~HtmlTraits.Hidden : traits;
    }

    /// <summary>The traits of an element from those of the one around it.</summary>
    public static HtmlTraits Inherit(HtmlTraits parent, HtmlTag tag) => tag switch
    {
        HtmlTag.A => parent | HtmlTraits.Link,
        HtmlTag.Nav or HtmlTag.Footer or HtmlTag.Aside or HtmlTag.Dialog or HtmlTag.Menu or HtmlTag.Search or HtmlTag.Form => parent | HtmlTraits.Aside,

        // What wraps the article may be named for the sidebar beside it.
        HtmlTag.Main or HtmlTag.Article => (parent & ~HtmlTraits.Beside) | HtmlTraits.Main,
        HtmlTag.H1 or HtmlTag.H2 or HtmlTag.H3 or HtmlTag.H4 or HtmlTag.H5 or HtmlTag.H6 => parent | HtmlTraits.Heading,
        HtmlTag.Li or HtmlTag.Dd or HtmlTag.Dt => parent | HtmlTraits.ListItem,
        HtmlTag.Blockquote => parent | HtmlTraits.Quotation,
        HtmlTag.Figcaption or HtmlTag.Caption => parent | HtmlTraits.Caption,
        HtmlTag.Td or HtmlTag.Th => parent | HtmlTraits.Table,
        HtmlTag.Pre => parent | HtmlTraits.Preformatted,

        // Tables that only lay out a page hold paragraphs.
        HtmlTag.P => parent & ~HtmlTraits.Table,
        HtmlTag.Html or HtmlTag.Body => HtmlTraits.None,

        // Headings that fold and unfold what is below are buttons.
        HtmlTag.Button when (parent & HtmlTraits.Heading) != HtmlTraits.None => parent,
        _ => tag.IsSilent() ? parent | HtmlTraits.Hidden | HtmlTraits.Silent : parent,
    };

    /// <summary>What the words of a class or an id say. Weak evidence: only what is about the block itself and harmless when wrong.</summary>
    private static HtmlTraits OfName(ReadOnlySpan<char> name)
    {
        var traits = HtmlTraits.None;
        if (name.Contains("byline", StringComparison.OrdinalIgnoreCase) || name.Contains("dateline", StringComparison.OrdinalIgnoreCase))
            traits |= HtmlTraits.Byline | HtmlTraits.Author;
        if (name.Contains("author", StringComparison.OrdinalIgnoreCase))
            traits |= HtmlTraits.Author;
        if ((traits & HtmlTraits.Author) != HtmlTraits.None && (name.Contains("name", StringComparison.OrdinalIgnoreCase) || name.Contains("--author", StringComparison.OrdinalIgnoreCase)))
            traits |= HtmlTraits.AuthorName;
        if (name.Contains("caption", StringComparison.OrdinalIgnoreCase))
            traits |= HtmlTraits.Caption;
        if (name.ContainsAny(BesideNames))
            traits |= HtmlTraits.Beside;
        return traits;
    }

    private static bool IsHidden(ReadOnlySpan<char> style)
    {
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var property = declaration[..colon].Trim();
            var value = declaration[(colon + 1)..].TrimStart();
            if ((Is(property, "display") && value.StartsWith("none", StringComparison.OrdinalIgnoreCase))
                || (Is(property, "visibility") && value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> value, string expected) => value.Equals(expected, StringComparison.OrdinalIgnoreCase);
}

namespace Pipeline.Clean.Html;

/// <summary>Pages that show nothing until a script has run, and yet say in their head what they are about: that is their text then.</summary>
internal static class PageWithoutText
{
    /// <summary>Adds the description as a run of text to a page that has no other.</summary>
    public static void Complete(HtmlPage page)
    {
        foreach (var run in page.Runs)
        {
            if ((page.TraitsOf(run) & HtmlTraits.Silent) == HtmlTraits.None)
                return;
        }

        foreach (var name in (ReadOnlySpan<string>)["og:description", "description"])
        {
            foreach (var fact in page.Facts)
            {
                if (fact.Tag != HtmlTag.Meta || Content(page.Source, fact.Attributes, name) is not { IsEmpty: false } span)
                    continue;
                page.Runs.Clear();
                page.Runs.Add(new HtmlRun(span, HtmlBreak.Block, -1));
                return;
            }
        }
    }

    /// <summary>Where the content of a <c>meta</c> of that name stands, without the white space around it.</summary>
    private static TextSpan? Content(string source, TextSpan attributes, string name)
    {
        var reader = new HtmlAttributes(source.AsSpan(0, attributes.End), attributes.Start);
        var isNamed = false;
        TextSpan? content = null;
        while (reader.Next())
        {
            if (reader.Name.Equals("name", StringComparison.OrdinalIgnoreCase) || reader.Name.Equals("property", StringComparison.OrdinalIgnoreCase))
                isNamed |= reader.Value.Equals(name, StringComparison.OrdinalIgnoreCase);
            else if (reader.Name.Equals("content", StringComparison.OrdinalIgnoreCase))
                content = reader.ValueSpan;
        }

        if (!isNamed || content is not { } span)
            return null;
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(source[start]))
            start++;
        while (end > start && char.IsWhiteSpace(source[end - 1]))
            end--;
        return new TextSpan(start, end);
    }
}

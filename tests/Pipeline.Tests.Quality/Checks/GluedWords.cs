namespace Pipeline.Tests.Quality.Checks;

/// <summary>Finds words of a cleaned text that are two of the page: a browser would show a break between their parts.</summary>
/// <remarks>By the rendering section of the HTML Standard and <c>innerText</c>: white space, and the edges of blocks, cells, rows, list items, line breaks and boxes
/// such as buttons, set words apart; tags of inline elements, comments and what has no width do not. Reads the source between the two characters, and nothing that
/// <c>clean</c> has made of it. What style sheets set apart cannot be told.</remarks>
internal static class GluedWords
{
    private static readonly HashSet<string> Breaks = new(
        ("address article aside blockquote body br button caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html "
        + "legend li listing main menu meter nav ol optgroup option p plaintext pre progress search section select summary table tbody td textarea tfoot th thead tr ul xmp input iframe video audio").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Silent = new("script style template noscript svg title iframe textarea select noembed noframes".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <summary>The places where letters or figures touch that do not in the source: the two parts of the word, what stands between them there, and
    /// whether a browser shows a break for it.</summary>
    public static IEnumerable<(string Left, string Right, string Between, bool IsBreak)> In(Document document)
    {
        var text = document.Text;
        var before = document.Origin.ToOriginal(new TextSpan(0, Math.Min(1, text.Length)));
        for (var i = 1; i < text.Length; i++)
        {
            var here = document.Origin.ToOriginal(new TextSpan(i, i + 1));
            if (here.Start > before.End && char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i - 1]))
            {
                int start = i - 1, end = i + 1;
                while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
                    start--;
                while (end < text.Length && char.IsLetterOrDigit(text[end]))
                    end++;
                yield return (text[start..i], text[i..end], document.Original[before.End..here.Start], IsBreak(document.Original.AsSpan(before.End, here.Start - before.End)));
            }

            before = here;
        }
    }

    /// <summary>Whether a browser shows a break for a stretch of HTML between two characters.</summary>
    private static bool IsBreak(ReadOnlySpan<char> source)
    {
        while (!source.IsEmpty)
        {
            if (source[0] != '<')
            {
                if (char.IsWhiteSpace(source[0]) || source.StartsWith("&nbsp;", StringComparison.OrdinalIgnoreCase) || source.StartsWith("&#160;", StringComparison.Ordinal) || source.StartsWith("&#32;", StringComparison.Ordinal))
                    return true;
                source = source[1..];
                continue;
            }

            if (source.StartsWith("<!--", StringComparison.Ordinal))
            {
                var close = source[4..].IndexOf("-->", StringComparison.Ordinal);
                source = close < 0 ? default : source[(close + 7)..];
                continue;
            }

            var isEnd = source.Length > 1 && source[1] == '/';
            var name = Name(source[(isEnd ? 2 : 1)..]);
            if (Breaks.Contains(name))
                return true;
            source = After(source);
            if (!isEnd && Silent.Contains(name))
            {
                var close = source.IndexOf("</" + name, StringComparison.OrdinalIgnoreCase);
                source = close < 0 ? default : After(source[close..]);
            }
        }

        return false;
    }

    private static string Name(ReadOnlySpan<char> source)
    {
        var end = 0;
        while (end < source.Length && char.IsAsciiLetterOrDigit(source[end]))
            end++;
        return source[..end].ToString();
    }

    /// <summary>What follows a tag; a <c>&gt;</c> within a quoted value does not end it.</summary>
    private static ReadOnlySpan<char> After(ReadOnlySpan<char> source)
    {
        for (var i = 1; i < source.Length; i++)
        {
            if (source[i] == '>')
                return source[(i + 1)..];
            if (source[i] is '"' or '\'' && source[i - 1] == '=')
            {
                var close = source[(i + 1)..].IndexOf(source[i]);
                if (close < 0)
                    return default;
                i += close + 1;
            }
        }

        return default;
    }
}

using System.Buffers;
using Pipeline.Segment.Sentences;

namespace Pipeline.Segment.Tokens;

/// <summary>Web and e-mail addresses, handles, hashtags and file names.</summary>
internal static class Addresses
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("<>\"“”‘’«»(){}|\\^`\u3000\u3001\u3002");

    // Addresses without a scheme stand in lists without spaces.
    private static readonly SearchValues<char> ListEnds = SearchValues.Create("<>\"“”‘’«»(){}|\\^`\u3000\u3001\u3002,;");

    private static readonly WordSet Schemes = new("http https ftp ftps file mailto");

    /// <summary>Whether an address can start with this character.</summary>
    public static bool CanStart(char c) => c is '@' or '#' || char.IsAsciiLetterOrDigit(c);

    /// <summary>The length of the address that starts here; 0 when none does. O(its length), or O(chunk) when there is none.</summary>
    /// <param name="chunk">From the start of a token to the next white space.</param>
    public static int LengthAt(ReadOnlySpan<char> chunk)
    {
        if (chunk[0] is '@' or '#')
            return HandleLength(chunk);
        var scheme = chunk[..Math.Min(chunk.Length, 10)].IndexOf("://", StringComparison.Ordinal);
        var isWeb = scheme > 0 ? Schemes.Contains(chunk[..scheme]) : chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        var end = chunk.IndexOfAny(isWeb ? Ends : ListEnds);
        var body = TrimEnd(end < 0 ? chunk : chunk[..end]);
        if (isWeb)
            return body.Length > 6 ? body.Length : 0;
        var at = body.IndexOf('@');
        if (at > 0)
            return IsHost(body[(at + 1)..]) && IsLocal(body[..at]) ? body.Length : 0;
        var slash = body.IndexOf('/');
        var host = slash < 0 ? body : body[..slash];
        return IsHost(host) ? body.Length : 0;
    }

    private static int HandleLength(ReadOnlySpan<char> chunk)
    {
        var to = 1;
        var letters = 0;
        while (to < chunk.Length && (char.IsLetterOrDigit(chunk[to]) || chunk[to] == '_'))
            letters += char.IsLetter(chunk[to++]) ? 1 : 0;
        return letters > 0 && to > 2 ? to : 0;
    }

    private static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> body)
    {
        while (!body.IsEmpty && body[^1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or ']' or '[' or '-' or '…')
            body = body[..^1];
        return body;
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        foreach (var c in local)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_' or '-' or '+' or '\'' or '='))
                return false;
        }

        return true;
    }

    /// <summary>Names with stops between and a known end: <c>example.com</c>, <c>report.pdf</c>.</summary>
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var stop = host.LastIndexOf('.');
        if (stop < 2 || !Lexicon.DomainEnds.Contains(host[(stop + 1)..]))
            return false;
        foreach (var c in host)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_' or '#'))
                return false;
        }

        // `well.In`, `U.S.`: the end of a name on the web is in one case with the rest.
        return !char.IsUpper(host[stop + 1]) || char.IsUpper(host[0]);
    }
}

namespace Pipeline.Clean.Article;

/// <summary>Reads the words of HTML text one by one, in lower case, as hashes: nothing is allocated.</summary>
/// <remarks>FNV-1a, 32 bits. A character reference ends a word: in text that is news in English there are few inside words. O(characters).</remarks>
internal ref struct PageWords(ReadOnlySpan<char> text)
{
    private const uint Offset = 2166136261, Prime = 16777619;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The hash of the word in lower case.</summary>
    public uint Hash { get; private set; }

    /// <summary>Where the word stands.</summary>
    public int Start { get; private set; }

    /// <summary>The first character as it stands.</summary>
    public char First { get; private set; }

    /// <summary>In UTF-16 code units.</summary>
    public int Length { get; private set; }

    /// <summary>Whether no letter of it is in lower case.</summary>
    public bool IsUpper { get; private set; }

    /// <summary>Goes to the next word.</summary>
    public bool Next()
    {
        var rest = _text;
        var at = _at;
        while (at < rest.Length && !IsWord(rest[at]))
            at = rest[at] == '&' ? AfterReference(rest, at) : at + 1;
        if (at >= rest.Length)
        {
            _at = at;
            return false;
        }

        First = rest[at];
        var start = at;
        var hash = Offset;
        var isUpper = true;
        while (at < rest.Length && IsWord(rest[at]))
        {
            var c = rest[at++];
            if (c is >= 'A' and <= 'Z')
                c = (char)(c | 0x20);
            else if (c >= 0x80)
                c = char.ToLowerInvariant(c);
            else
                isUpper &= c is not (>= 'a' and <= 'z');
            hash = (hash ^ c) * Prime;
        }

        Start = start;
        Length = at - start;
        Hash = hash;
        IsUpper = isUpper;
        _at = at;
        return true;
    }

    /// <summary>The hash of a word given in lower case.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word)
            hash = (hash ^ c) * Prime;
        return hash;
    }

    /// <summary>The hash of two words in a row.</summary>
    public static uint Pair(uint first, uint second) => ((first * 31) ^ second) * Prime;

    private static int AfterReference(ReadOnlySpan<char> text, int at)
    {
        var rest = text.Slice(at, Math.Min(text.Length - at, 12));
        var end = rest.IndexOf(';');
        return end < 0 ? at + 1 : at + end + 1;
    }

    private static bool IsWord(char c) => c < 0x80 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);
}

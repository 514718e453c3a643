namespace Pipeline.Clean.Article;

/// <summary>Reads the names in a <c>class</c> or <c>id</c> as hashes: each name, and the words that it is put together from.</summary>
/// <remarks><c>relatedPosts card--wide</c> gives relatedposts, related, posts, card--wide, card, wide. O(characters).</remarks>
internal ref struct NameTokens(ReadOnlySpan<char> value)
{
    private const uint Offset = 2166136261, Prime = 16777619, NameSalt = 0x5bd1e995;

    private readonly ReadOnlySpan<char> _value = value;
    private int _at;
    private uint _name = Offset;
    private bool _isOpen;

    /// <summary>The hash of the name or word.</summary>
    public uint Hash { get; private set; }

    /// <summary>What stands for the name of an element.</summary>
    public static uint Of(Html.HtmlTag tag) => 0x7feb352du * ((uint)tag + 1);

    /// <summary>Goes to the next one; words come before the name that they make.</summary>
    public bool Next()
    {
        while (_at < _value.Length)
        {
            var c = _value[_at];
            if (c is ' ' or '\n' or '\t' or '\r' or '\f')
            {
                _at++;
                if (EndName())
                    return true;
                continue;
            }

            if (!char.IsAsciiLetter(c))
            {
                // Numbers tell one page from another, not one part of a page.
                _name = char.IsAsciiDigit(c) ? _name : (_name ^ c) * Prime;
                _at++;
                continue;
            }

            var hash = Offset;
            var start = _at;
            while (_at < _value.Length && char.IsAsciiLetter(_value[_at]) && !(_at > start && char.IsAsciiLetterUpper(_value[_at]) && !char.IsAsciiLetterUpper(_value[_at - 1])))
            {
                var lower = (char)(_value[_at++] | 0x20);
                hash = (hash ^ lower) * Prime;
                _name = (_name ^ lower) * Prime;
            }

            _isOpen = true;
            if (_at - start < 2)
                continue;
            Hash = hash;
            return true;
        }

        return EndName();
    }

    private bool EndName()
    {
        if (!_isOpen)
            return false;
        Hash = _name ^ NameSalt;
        (_name, _isOpen) = (Offset, false);
        return true;
    }
}

using Pipeline.Clean.Article;

namespace Pipeline.Clean.Text;

/// <summary>Tells a word that was divided at the end of a line, "exam-ple", from one that has a hyphen, "well-known": by how the text writes it elsewhere.</summary>
/// <remarks>Where the text says nothing, typesetting decides: three lines or more that end in a hyphen were made by a program that divides words. O(characters) once.</remarks>
internal sealed class Hyphenation
{
    private const int MinimumDivided = 3;

    private readonly string _source;
    private readonly HashSet<uint> _words = [];
    private readonly HashSet<uint> _pairs = [];
    private readonly bool _divides;

    public Hyphenation(string source)
    {
        _source = source;
        var ends = 0;
        for (var at = source.IndexOf('-', StringComparison.Ordinal); at >= 0; at = source.IndexOf('-', at + 1))
            ends += at + 1 < source.Length && source[at + 1] is '\n' or '\r' && at > 0 && char.IsLetter(source[at - 1]) ? 1 : 0;
        _divides = ends >= MinimumDivided;
        var words = new PageWords(source);
        uint before = 0;
        var end = -2;
        while (words.Next())
        {
            _words.Add(words.Hash);
            if (words.Start == end + 1 && source[end] == '-')
                _pairs.Add(PageWords.Pair(before, words.Hash));
            (before, end) = (words.Hash, words.Start + words.Length);
        }
    }

    /// <summary>Whether the hyphen at the end of a line only divides a word.</summary>
    public bool IsDivided(TextSpan line, TextSpan next)
    {
        var start = line.End - 1;
        while (start > line.Start && char.IsLetter(_source[start - 1]))
            start--;
        var end = next.Start;
        while (end < next.End && char.IsLetter(_source[end]))
            end++;
        var (left, right) = (_source[start..(line.End - 1)].ToLowerInvariant(), _source[next.Start..end].ToLowerInvariant());
        if (left.Length == 0 || right.Length == 0 || !char.IsLower(_source[next.Start]))
            return false;
        if (_words.Contains(PageWords.Of(left + right)))
            return true;
        return !_pairs.Contains(PageWords.Pair(PageWords.Of(left), PageWords.Of(right))) && _divides;
    }
}

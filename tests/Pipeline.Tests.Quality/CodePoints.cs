namespace Pipeline.Tests.Quality;

/// <summary>From UTF-16 offsets to the scorers' unit. O(1) for text of the basic plane, else O(log pairs).</summary>
internal sealed class CodePoints
{
    private readonly List<int> _pairs = [];

    public CodePoints(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                _pairs.Add(i++);
        }
    }

    /// <summary>The number of code points before an offset; within a pair, the pair counts.</summary>
    public int At(int offset)
    {
        var before = _pairs.BinarySearch(offset);
        return offset - (before < 0 ? ~before : before);
    }
}

namespace Pipeline.Summarize.Ranking;

/// <summary>Numbers terms in the order in which they are met. Open addressing over one array of characters: nothing is allocated for a term.</summary>
internal sealed class TermIds
{
    private const int FirstSlots = 1024;

    private readonly List<(int Start, int Length, uint Hash)> _terms = [];
    private int[] _slots = new int[FirstSlots];
    private char[] _characters = GC.AllocateUninitializedArray<char>(FirstSlots * 4);
    private int _used;

    /// <summary>The number of a term, from 0; a new one when it is new. O(length), on average.</summary>
    /// <param name="term">In lower case.</param>
    public int Of(ReadOnlySpan<char> term)
    {
        // Different in every process, so that nobody can write a text whose terms all meet; the numbers do not depend on it.
        var hash = (uint)string.GetHashCode(term, StringComparison.Ordinal);
        var at = hash & (uint)(_slots.Length - 1);
        for (; _slots[at] != 0; at = (at + 1) & (uint)(_slots.Length - 1))
        {
            var (start, length, known) = _terms[_slots[at] - 1];
            if (known == hash && term.SequenceEqual(_characters.AsSpan(start, length)))
                return _slots[at] - 1;
        }

        if (_used + term.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _used + term.Length));
        term.CopyTo(_characters.AsSpan(_used));
        _terms.Add((_used, term.Length, hash));
        _used += term.Length;
        _slots[at] = _terms.Count;
        if (_terms.Count * 2 > _slots.Length)
            Grow();
        return _terms.Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _terms.Count; i++)
        {
            var at = _terms[i].Hash & (uint)(_slots.Length - 1);
            while (_slots[at] != 0)
                at = (at + 1) & (uint)(_slots.Length - 1);
            _slots[at] = i + 1;
        }
    }
}

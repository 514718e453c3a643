namespace Pipeline.Clean.Article;

/// <summary>A table from hashes of words or names to weights: open addressing, never full.</summary>
internal sealed class HashWeights
{
    private readonly uint[] _keys;
    private readonly float[] _values;
    private readonly int _mask;

    /// <param name="entries">Distinct hashes; a hash of 0 is passed over.</param>
    public HashWeights(IReadOnlyCollection<KeyValuePair<uint, float>> entries)
    {
        var size = 16;
        while (size < entries.Count * 2)
            size *= 2;
        _keys = new uint[size];
        _values = new float[size];
        _mask = size - 1;
        foreach (var (key, value) in entries)
        {
            if (key == 0)
                continue;
            var at = (int)(key ^ (key >> 15)) & _mask;
            while (_keys[at] != 0)
                at = (at + 1) & _mask;
            (_keys[at], _values[at]) = (key, value);
        }
    }

    /// <summary>The weight of a hash; 0 for one that the table does not know.</summary>
    public float this[uint key]
    {
        get
        {
            var at = (int)(key ^ (key >> 15)) & _mask;
            while (_keys[at] != 0)
            {
                if (_keys[at] == key)
                    return _values[at];
                at = (at + 1) & _mask;
            }

            return 0;
        }
    }
}

using System.Buffers.Binary;

namespace Pipeline.Clean.Article;

/// <summary>A table from hashes of words or names to weights: open addressing, never full.</summary>
internal sealed class HashWeights
{
    /// <summary>The unit that weights are kept in: as a byte with a sign.</summary>
    public const float Unit = 1f / 32;

    private readonly uint[] _keys;
    private readonly float[] _values;
    private readonly int _mask;

    /// <param name="entries">Distinct hashes; a hash of 0 is passed over.</param>
    public HashWeights(IReadOnlyCollection<KeyValuePair<uint, float>> entries)
        : this(entries.Count)
    {
        foreach (var (key, value) in entries)
            Add(key, value);
    }

    private HashWeights(int count)
    {
        var size = 16;
        while (size < count * 2)
            size *= 2;
        _keys = new uint[size];
        _values = new float[size];
        _mask = size - 1;
    }

    /// <summary>Reads a table: how many entries there are, then hash and weight of each.</summary>
    public static HashWeights Read(BinaryReader reader)
    {
        const int Entry = sizeof(uint) + sizeof(sbyte);
        var count = reader.ReadInt32();
        var table = new HashWeights(count);
        var entries = new byte[count * Entry];
        reader.BaseStream.ReadExactly(entries);
        for (var at = 0; at < entries.Length; at += Entry)
            table.Add(BinaryPrimitives.ReadUInt32LittleEndian(entries.AsSpan(at)), (sbyte)entries[at + sizeof(uint)] * Unit);
        return table;
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

    private void Add(uint key, float value)
    {
        if (key == 0)
            return;
        var at = (int)(key ^ (key >> 15)) & _mask;
        while (_keys[at] != 0)
            at = (at + 1) & _mask;
        (_keys[at], _values[at]) = (key, value);
    }
}

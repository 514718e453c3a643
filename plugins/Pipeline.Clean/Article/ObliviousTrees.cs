using System.Runtime.InteropServices;

namespace Pipeline.Clean.Article;

/// <summary>Boosted trees that ask the same question on each level: a row of bits picks the leaf.</summary>
/// <remarks>The kind of tree of Prokhorenkova et al. (2018), "CatBoost: unbiased boosting with categorical features". O(trees · depth) for a row.</remarks>
internal sealed class ObliviousTrees
{
    /// <summary>Questions asked by each tree.</summary>
    public const int Depth = 6;

    public const int Leaves = 1 << Depth;

    /// <summary>The unit that leaves are kept in.</summary>
    public const float LeafUnit = 1f / 4096;

    private readonly ushort[] _features;
    private readonly float[] _thresholds;
    private readonly short[] _leaves;
    private readonly float _bias;

    /// <param name="bias">What a row has before the first tree.</param>
    /// <param name="features">The feature of each question, <see cref="Depth"/> for a tree.</param>
    /// <param name="thresholds">A feature above it answers yes.</param>
    /// <param name="leaves">In <see cref="LeafUnit"/>, <see cref="Leaves"/> for a tree; the first question is the lowest bit.</param>
    public ObliviousTrees(float bias, ushort[] features, float[] thresholds, short[] leaves) =>
        (_bias, _features, _thresholds, _leaves) = (bias, features, thresholds, leaves);

    public int Count => _leaves.Length / Leaves;

    /// <summary>The log-odds of a row.</summary>
    public float Score(ReadOnlySpan<float> row)
    {
        var sum = 0;
        for (int tree = 0, question = 0; question < _features.Length; tree += Leaves)
        {
            var leaf = 0;
            for (var level = 0; level < Depth; level++, question++)
                leaf |= (row[_features[question]] > _thresholds[question] ? 1 : 0) << level;
            sum += _leaves[tree + leaf];
        }

        return _bias + (sum * LeafUnit);
    }

    public static ObliviousTrees Read(BinaryReader reader)
    {
        var bias = reader.ReadSingle();
        var count = reader.ReadInt32();
        return new ObliviousTrees(bias, Array<ushort>(reader, count * Depth), Array<float>(reader, count * Depth), Array<short>(reader, count * Leaves));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_bias);
        writer.Write(Count);
        writer.Write(MemoryMarshal.AsBytes(_features.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_thresholds.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_leaves.AsSpan()));
    }

    private static T[] Array<T>(BinaryReader reader, int length)
        where T : unmanaged
    {
        var values = new T[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>Logistic regression over hashed features, its weights in eight bits each.</summary>
/// <remarks>Weinberger et al. (2009), "Feature Hashing for Large Scale Multitask Learning". Scoring costs one table look-up per feature.</remarks>
internal sealed class LinearModel
{
    private const int HeaderLength = 12;

    private readonly sbyte[] _weights;
    private readonly int _shift;
    private readonly float _scale;
    private readonly float _bias;

    private LinearModel(sbyte[] weights, int bits, float scale, float bias)
    {
        _weights = weights;
        _shift = 32 - bits;
        _scale = scale;
        _bias = bias;
    }

    /// <summary>A model from real weights, rounded to what is stored.</summary>
    /// <param name="weights">A power of two of them.</param>
    /// <param name="bias">The constant term.</param>
    public static LinearModel Of(ReadOnlySpan<float> weights, float bias)
    {
        var largest = 1e-6f;
        foreach (var weight in weights)
            largest = Math.Max(largest, Math.Abs(weight));
        var scale = largest / sbyte.MaxValue;
        var rounded = new sbyte[weights.Length];
        for (var i = 0; i < rounded.Length; i++)
            rounded[i] = (sbyte)MathF.Round(weights[i] / scale);
        return new LinearModel(rounded, int.Log2(weights.Length), scale, bias);
    }

    /// <summary>Reads a model: the number of bits, the scale and the bias, then the weights.</summary>
    public static LinearModel Read(ReadOnlySpan<byte> bytes)
    {
        var bits = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var weights = MemoryMarshal.Cast<byte, sbyte>(bytes.Slice(HeaderLength, 1 << bits)).ToArray();
        return new LinearModel(weights, bits, BinaryPrimitives.ReadSingleLittleEndian(bytes[4..]), BinaryPrimitives.ReadSingleLittleEndian(bytes[8..]));
    }

    /// <summary>The bytes that <see cref="Read"/> takes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderLength + _weights.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, 32 - _shift);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), _scale);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8), _bias);
        MemoryMarshal.AsBytes(_weights.AsSpan()).CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }

    /// <summary>The probability of yes, in (0, 1).</summary>
    public double Probability(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features)
            sum += _weights[feature >> _shift];
        return 1 / (1 + Math.Exp(-(_bias + (sum * (double)_scale))));
    }
}

namespace Pipeline.Segment.Sentences.Unmarked;

/// <summary>A linear model of whether a sentence starts after a gap: one weight for each hashed feature.</summary>
/// <remarks>Immutable and thread-safe. How it was trained, and on what, is said in the README beside the weights.</remarks>
internal sealed class GapModel
{
    /// <summary>The number of weights is two to this power.</summary>
    public const int Bits = 16;

    /// <summary>What a weight of one is stored as.</summary>
    public const float Scale = 32;

    private readonly sbyte[] _weights;

    /// <param name="weights">Two to the power of <see cref="Bits"/> of them, times <see cref="Scale"/>.</param>
    public GapModel(sbyte[] weights) => _weights = weights;

    /// <summary>The weights that come with the plugin.</summary>
    public static GapModel Shipped { get; } = Load();

    /// <summary>Which weight belongs to a feature.</summary>
    public static int IndexOf(uint feature) => (int)(feature >> (32 - Bits));

    /// <summary>The log-odds that a sentence starts at an offset. O(1).</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the sentence before starts.</param>
    /// <param name="at">The first character after the gap.</param>
    /// <param name="end">Where the stretch ends.</param>
    public float Score(string text, int start, int at, int end)
    {
        Span<uint> features = stackalloc uint[GapFeatures.Count];
        GapFeatures.Read(text, start, at, end, features);
        var sum = 0;
        foreach (var feature in features)
            sum += _weights[IndexOf(feature)];
        return sum / Scale;
    }

    private static GapModel Load()
    {
        using var stream = typeof(GapModel).Assembly.GetManifestResourceStream("gaps.bin")
            ?? throw new InvalidOperationException("The weights gaps.bin are not in the assembly.");
        var bytes = new byte[1 << Bits];
        stream.ReadExactly(bytes);
        return new GapModel((sbyte[])(Array)bytes);
    }
}

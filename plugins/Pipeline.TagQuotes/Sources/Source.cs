using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>The mention of a source, as a range of words.</summary>
/// <param name="First">The first word.</param>
/// <param name="End">After the last word, apposition included.</param>
/// <param name="CoreEnd">After the last word of the noun phrase itself.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Source(int First, int End, int CoreEnd)
{
    /// <summary>No source.</summary>
    public static Source None => new(-1, -1, -1);

    /// <summary>Whether there is one.</summary>
    public bool Exists => First >= 0;
}

using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>Reported content as a range of words, and what it hangs on.</summary>
/// <param name="First">The first word.</param>
/// <param name="End">After the last word.</param>
/// <param name="Cue">Its cue; null when it stands alone.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Content(int First, int End, Cue? Cue)
{
    /// <summary>Where it stands to its cue.</summary>
    public ContentPlace Place { get; init; }

    /// <summary>What introduces it.</summary>
    public ContentOpening Opening { get; init; }

    /// <summary>Whether the rules expect content of this form here.</summary>
    public bool Fits { get; init; } = true;

    /// <summary>How likely its end is right, in [0, 1].</summary>
    public double EndChance { get; init; } = 1;

    /// <summary>How likely it is a quotation with this extent, in [0, 1].</summary>
    public double Chance { get; init; } = 1;
}

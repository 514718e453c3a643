using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>Reported content as a range of words, and what it hangs on.</summary>
/// <param name="First">The first word.</param>
/// <param name="End">After the last word.</param>
/// <param name="Cue">Its cue; null when it stands alone.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Content(int First, int End, Cue? Cue);

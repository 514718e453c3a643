using System.Collections.Immutable;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>Decides which parts to make one of, so that many checkpoints do not make many small files.</summary>
/// <remarks>As log-structured stores do: eight neighbours of one level become one of the next, until a part is large. So there are at most seven of a
/// level, and a row is written again once a level: O(log checkpoints) times.</remarks>
internal static class Merging
{
    private const int Fan = 8;

    /// <summary>Where a part is large enough for any reader, in bytes.</summary>
    private const long Large = 256 << 20;

    /// <summary>How many parts at the end are to be merged; 0 for none.</summary>
    public static int Due(ImmutableArray<Part> parts)
    {
        if (parts.Length < Fan)
            return 0;
        var last = parts.AsSpan()[^Fan..];
        long bytes = 0;
        foreach (var part in last)
        {
            if (part.Level != last[0].Level)
                return 0;
            bytes += part.Bytes;
        }

        return bytes <= Large ? Fan : 0;
    }
}

using System.Collections.Immutable;

namespace Pipeline.Export.Parquet.Storage;

/// <summary>Writes new parts out of those that are there, which stay as they are. Memory is a few row groups; time is that of the rows.</summary>
internal sealed class Rewriting(string folder, int rowGroupRows)
{
    /// <summary>Leaves out what is not live. Parts of which all is live are kept as they are.</summary>
    public async Task<Manifest> KeepAsync(Manifest manifest, LiveRows live, CancellationToken cancellationToken)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var next = manifest.NextPart;
        foreach (var part in manifest.Parts)
        {
            var count = live.Count(part.First, part.Last);
            if (count >= part.Documents)
                parts.Add(part);
            else if (count > 0)
                parts.Add(await WriteAsync([part], next++, part.Level, live.Contains, cancellationToken));
        }

        // Files without rows say what the tables are like.
        if (parts.Count == 0 && manifest.Parts is [var any, ..])
            parts.Add(await WriteAsync([any], next++, level: 0, static _ => false, cancellationToken));
        return manifest with { Parts = parts.DrainToImmutable(), NextPart = next };
    }

    /// <summary>Makes one part of the last few.</summary>
    public async Task<Manifest> MergeLastAsync(Manifest manifest, int count)
    {
        var (kept, last) = (manifest.Parts[..^count], manifest.Parts[^count..]);
        var merged = await WriteAsync(last, manifest.NextPart, last[0].Level + 1, static _ => true, CancellationToken.None);
        return manifest with { Parts = kept.Add(merged), NextPart = manifest.NextPart + 1 };
    }

    private async Task<Part> WriteAsync(ImmutableArray<Part> parts, long number, int level, Func<long, bool> isWanted, CancellationToken cancellationToken)
    {
        using var writer = new PartWriter(folder, number, rowGroupRows);
        foreach (var part in parts)
        {
            await PartCheck.VerifyAsync(folder, part, cancellationToken);
            await writer.AddAsync(part, isWanted, cancellationToken);
        }

        return await writer.FinishAsync(parts[0].First, parts[^1].Last, level);
    }
}

using System.Runtime.InteropServices;

namespace Pipeline.Testing;

/// <summary>Tells whether the memory behind a document was written to, which its types forbid and unsafe code allows.</summary>
internal readonly record struct Fingerprint(ulong Content, ulong Text, int Layers)
{
    public static Fingerprint Of(Document document) => new(
        Fnv1A(document.Content.Span),
        Fnv1A(MemoryMarshal.AsBytes(document.Text.AsSpan())),
        document.Layers.Sum(static layer => layer.Count));

    /// <summary>The 64-bit FNV-1a hash, over eight bytes at a time.</summary>
    private static ulong Fnv1A(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 1099511628211;
        var hash = 14695981039346656037;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            hash = (hash ^ word) * Prime;
        foreach (var b in bytes[(words.Length * sizeof(ulong))..])
            hash = (hash ^ b) * Prime;
        return hash;
    }
}

using Pipeline.Engine.Ledger;

namespace Pipeline.Engine.Execution;

/// <summary>A document on its way from the source to its end.</summary>
/// <param name="Number">Its place in the input of this run, from 0.</param>
/// <param name="Item">What the source knows.</param>
/// <param name="IsPutBack">Whether it comes from the quarantine rather than from the source.</param>
internal sealed record WorkItem(long Number, SourceItem Item, bool IsPutBack)
{
    /// <summary>The original bytes; empty when they could not be read.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Of the bytes, in lower-case hexadecimal; empty when they could not be read.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>See <see cref="Execution.ContentKey"/>; empty when the bytes could not be read.</summary>
    public string ContentKey { get; init; } = "";

    /// <summary>Why the bytes could not be read; null when they could.</summary>
    public Exception? ReadFailure { get; init; }

    /// <summary>How many times reading was tried.</summary>
    public int Reads { get; init; } = 1;

    /// <summary>What the ledger says to it; null without a ledger.</summary>
    public Claim? Claim { get; init; }
}

using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>A sentence of the reporter's: one or more sentences that a quotation over their boundary joins.</summary>
/// <param name="First">The index of its first word.</param>
/// <param name="End">The index after its last word.</param>
/// <param name="Paragraph">The index of its paragraph.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Unit(int First, int End, int Paragraph)
{
    /// <summary>Whether it is the first of its paragraph.</summary>
    public bool StartsParagraph { get; init; }

    /// <summary>The index after the last word of its paragraph.</summary>
    public int ParagraphEnd { get; init; }
}

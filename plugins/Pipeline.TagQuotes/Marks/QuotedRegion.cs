using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>What stands between two quotation marks, not itself inside others.</summary>
/// <param name="Outer">With the marks.</param>
/// <param name="Inner">Without them and without white space at the ends.</param>
/// <param name="Paragraph">The index of the paragraph.</param>
/// <param name="Closed">Whether there is a closing mark; without one the region runs to the end of its paragraph.</param>
/// <param name="Continues">Whether it goes on with the unclosed region of the paragraph before.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuotedRegion(TextSpan Outer, TextSpan Inner, int Paragraph, bool Closed, bool Continues);

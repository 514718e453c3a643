using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>A character, or two, that may open or close a quotation.</summary>
/// <param name="Span">The mark itself.</param>
/// <param name="Family">Which marks go together.</param>
/// <param name="Opens">Whether it can open here.</param>
/// <param name="Closes">Whether it can close here.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuotationMark(TextSpan Span, MarkFamily Family, bool Opens, bool Closes);

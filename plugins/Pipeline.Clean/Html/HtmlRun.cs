using System.Runtime.InteropServices;

namespace Pipeline.Clean.Html;

/// <summary>A run of text between two tags that is not all white space.</summary>
/// <param name="Span">In the source, from its first to its last character that is not white space.</param>
/// <param name="Break">What stands between it and the run before it.</param>
/// <param name="Element">The index of the innermost element; -1 for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HtmlRun(TextSpan Span, HtmlBreak Break, int Element);

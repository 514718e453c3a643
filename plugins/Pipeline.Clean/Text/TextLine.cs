using System.Runtime.InteropServices;

namespace Pipeline.Clean.Text;

/// <summary>A line of plain text that is not blank.</summary>
/// <param name="Span">Without the white space around it.</param>
/// <param name="IsAfterBlank">Whether a blank line stands before it.</param>
/// <param name="Indent">How many characters of white space it starts with.</param>
/// <param name="IsQuoted">Whether it is marked by <c>&gt;</c>, as mail marks what it answers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextLine(TextSpan Span, bool IsAfterBlank, int Indent, bool IsQuoted);

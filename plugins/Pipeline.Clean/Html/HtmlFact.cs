using System.Runtime.InteropServices;

namespace Pipeline.Clean.Html;

/// <summary>A tag that carries metadata.</summary>
/// <param name="Tag">Its name.</param>
/// <param name="Attributes">Where its attributes stand in the source.</param>
/// <param name="Content">The text after the tag, for elements whose text is one run; empty for others.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HtmlFact(HtmlTag Tag, TextSpan Attributes, TextSpan Content);

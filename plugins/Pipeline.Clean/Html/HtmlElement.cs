using System.Runtime.InteropServices;

namespace Pipeline.Clean.Html;

/// <summary>An element that was open while text was read.</summary>
/// <param name="Tag">Its name.</param>
/// <param name="Parent">The index of the element around it; -1 for none.</param>
/// <param name="Class">Where the value of its <c>class</c> stands in the source; empty when it has none.</param>
/// <param name="Id">Where the value of its <c>id</c> stands in the source; empty when it has none.</param>
/// <param name="Traits">What it and the elements around it say about the text in it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HtmlElement(HtmlTag Tag, int Parent, TextSpan Class, TextSpan Id, HtmlTraits Traits);

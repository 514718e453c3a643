using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>What the lexicon knows about a word.</summary>
/// <param name="Class">Its classes.</param>
/// <param name="Frame">Its content, when it is a form of a reporting verb.</param>
/// <param name="Form">Which form of the verb it is.</param>
/// <param name="Phrasal">Whether the verb reports only with a particle: <i>pointed out, referred to</i>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LexicalEntry(WordClass Class, VerbFrame Frame, VerbForm Form, bool Phrasal);

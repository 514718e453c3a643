using System.Runtime.InteropServices;

namespace Pipeline.TagQuotes;

/// <summary>A word, a mark, or a whole quoted region, with what the lexicon says about it.</summary>
/// <param name="Span">Where it stands; for a region, with its quotation marks.</param>
/// <param name="Class">What it may be.</param>
/// <param name="Frame">What it takes as content, when it is a form of a reporting verb.</param>
/// <param name="Form">Which form.</param>
/// <param name="Phrasal">Whether the verb reports only with a particle.</param>
/// <param name="Mark">The first character of a mark; <c>'\0'</c> for anything else.</param>
/// <param name="Region">The index of the quoted region it stands for; −1 for anything else.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Word(TextSpan Span, WordClass Class, VerbFrame Frame, VerbForm Form, bool Phrasal, char Mark, int Region)
{
    /// <summary>Whether the word has any of the classes.</summary>
    public bool Is(WordClass any) => (Class & any) != WordClass.None;

    /// <summary>Whether the word is a quoted region.</summary>
    public bool IsRegion => Region >= 0;

    /// <summary>Whether the word is a mark of punctuation that separates: not a region, not a word.</summary>
    public bool IsMark => Mark != '\0';

    /// <summary>Whether the word is a dash of any length.</summary>
    public bool IsDash => Mark is '—' or '–' or '―' or '-';

    /// <summary>Whether the word starts with a capital.</summary>
    public bool IsCapitalised => Is(WordClass.Capitalised);

    /// <summary>Whether the word could be a noun or an adjective: nothing that the lexicon keeps for the grammar.</summary>
    public bool IsNominal => !Is(WordClass.Function) || (IsCapitalised && Is(WordClass.Preposition) is false && !Is(WordClass.Function & ~WordClass.Finite));
}

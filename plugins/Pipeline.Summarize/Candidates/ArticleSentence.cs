namespace Pipeline.Summarize.Candidates;

/// <summary>A sentence that a summary may take.</summary>
/// <param name="Span">The sentence.</param>
/// <param name="Index">Its place among all sentences of the document, those that may not be taken included.</param>
/// <param name="Place">Its place among the candidates of its document, from 0.</param>
/// <param name="Facts">What was counted in it.</param>
/// <param name="Traits">What speaks for or against it.</param>
/// <param name="Introduces">What it names in full, or speaks of, that other sentences take for known, as bits, see <see cref="NameMentions"/> and <see cref="DefiniteNouns"/>.</param>
/// <param name="Presumes">What it takes for known: a name by its last word alone, <c>the glitches</c>.</param>
internal readonly record struct ArticleSentence(TextSpan Span, int Index, int Place, SentenceFacts Facts, Traits Traits, ulong Introduces, ulong Presumes)
{
    /// <summary>How many words it has.</summary>
    public int Words => Facts.Words;

    /// <summary>Whether it has one of the traits.</summary>
    public bool Has(Traits traits) => (Traits & traits) != Traits.None;
}

namespace Pipeline.Summarize.Candidates;

/// <summary>A sentence that a summary may take.</summary>
/// <param name="Span">The sentence.</param>
/// <param name="Index">Its place among all sentences of the document, those that may not be taken included.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Traits">What speaks for or against it.</param>
internal readonly record struct Candidate(TextSpan Span, int Index, int Words, Traits Traits);

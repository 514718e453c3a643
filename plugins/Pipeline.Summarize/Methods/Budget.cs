using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Methods;

/// <summary>How much a summary may hold.</summary>
/// <param name="Sentences">At most.</param>
/// <param name="Words">At most, over all sentences.</param>
/// <param name="Characters">At most, in UTF-16 code units, over all sentences, with one after each.</param>
internal readonly record struct Budget(int Sentences, int Words, int Characters)
{
    /// <summary>What the options say, 0 for no limit.</summary>
    public static Budget Of(SummarizeOptions options) =>
        new(options.Sentences, options.Words == 0 ? int.MaxValue : options.Words, options.Characters == 0 ? int.MaxValue : options.Characters + 1);

    /// <summary>Whether a sentence fits in.</summary>
    public bool Fits(in ArticleSentence candidate) => Sentences > 0 && candidate.Words <= Words && candidate.Span.Length < Characters;

    /// <summary>What is left after a sentence.</summary>
    public Budget Less(in ArticleSentence candidate) => new(Sentences - 1, Words - candidate.Words, Characters - candidate.Span.Length - 1);
}

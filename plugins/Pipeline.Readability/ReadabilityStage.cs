namespace Pipeline.Readability;

/// <summary>Scores the sentences of the article, and the article as a whole.</summary>
/// <remarks>Made by dependency injection, once per lane, with the options of its place in the YAML. O(tokens + sentences + blocks).</remarks>
[Stage("readability", "Scores how hard the article and its sentences are to read: Flesch reading ease, grade, reading time")]
[Requires<Sentence>, Requires<Token>, Uses<Block>, Provides<ReadabilityScore>]
internal sealed class ReadabilityStage(ReadabilityOptions options) : IStage
{
    /// <inheritdoc/>
    public ValueTask<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var formula = new FleschFormula(options.WordsPerMinute, IsEnglish(document));
        var words = new WordCount(document);
        var content = new ContentBlocks(document.Layer<Block>());
        var scores = new List<ReadabilityScore>();
        var total = default(Counts);

        foreach (ref readonly var sentence in document.Layer<Sentence>().AsSpan())
        {
            // Bylines, credits and advertising are nothing that the article says.
            if (!content.Holds(sentence.Span))
                continue;
            var counts = words.In(sentence.Span);
            if (counts.Words == 0)
                continue;
            total += counts;
            if (options.Sentences)
                scores.Add(formula.Score(sentence.Span, ReadabilityScope.Sentence, counts));
        }

        scores.Add(formula.Score(new TextSpan(0, document.Text.Length), ReadabilityScope.Document, total));

        // Of() sorts: by start, longer spans first, so the document comes before its sentences.
        return new(document.With(Layer<ReadabilityScore>.Of(scores)));
    }

    /// <summary>The formulas were fitted to English. A document that does not say its language is taken for English.</summary>
    private static bool IsEnglish(Document document) =>
        !document.Metadata.TryGetValue(MetadataKeys.Language, out var language)
        || (language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && (language.Length == 2 || language[2] is '-' or '_'));
}

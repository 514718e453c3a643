namespace Pipeline.Summarize.Llm.Alignment;

/// <summary>Finds for a sentence that a model wrote the sentences of the article that say it.</summary>
/// <remarks>
/// By words: sentences are added one by one, each time the one that has most of the terms that are still missing, up to three. Rare terms weigh more. A sentence is supported
/// when two thirds of the weight is found and every number is: a wrong number is the error that costs most. Paraphrase in other words is marked as not supported,
/// and a false sentence in the article's own words is not found out: the mark is a reason to look, not a proof.
/// </remarks>
internal sealed class SentenceAligner
{
    private const int MostSources = 3;
    private const double Enough = 2.0 / 3;

    // Less than this of the whole is a coincidence, not a source.
    private const double Least = 0.1;

    private readonly IReadOnlyList<TextSpan> _sentences;
    private readonly HashSet<string>[] _terms;
    private readonly Dictionary<string, int> _sentencesWith = new(StringComparer.Ordinal);

    /// <summary>Reads the article. O(text).</summary>
    public SentenceAligner(string text, IReadOnlyList<TextSpan> sentences)
    {
        _sentences = sentences;
        _terms = [.. sentences.Select(span => TermSet.Of(span.In(text)))];
        foreach (var term in _terms.SelectMany(static terms => terms))
            _sentencesWith[term] = _sentencesWith.GetValueOrDefault(term) + 1;
    }

    /// <summary>The sentence with its sources. O(its terms · sentences).</summary>
    /// <param name="sentence">What the model wrote.</param>
    /// <param name="order">Its place in the summary.</param>
    public LlmSummarySentence Align(string sentence, int order)
    {
        var missing = TermSet.Of(sentence);
        var all = missing.Sum(Weight);
        var sources = new List<int>();
        var found = 0.0;
        while (sources.Count < MostSources && missing.Count > 0)
        {
            var (best, gain) = Best(missing);
            if (gain < Least * all || gain <= 0)
                break;
            sources.Add(best);
            found += gain;
            missing.ExceptWith(_terms[best]);
        }

        var support = all > 0 ? Math.Round(found / all, 4) : 0;
        return new LlmSummarySentence(sources.Count > 0 ? _sentences[sources[0]] : default, sentence, support)
        {
            Order = order,
            IsSupported = support >= Enough && !missing.Any(TermSet.IsNumber),
            Sources = [.. sources.Order().Select(i => _sentences[i])],
        };
    }

    private (int Sentence, double Gain) Best(HashSet<string> missing)
    {
        var best = (Sentence: -1, Gain: 0.0);
        for (var i = 0; i < _terms.Length; i++)
        {
            var gain = 0.0;
            foreach (var term in missing)
                gain += _terms[i].Contains(term) ? Weight(term) : 0;
            if (gain > best.Gain)
                best = (i, gain);
        }

        return best;
    }

    // Rounded: the last bit of a logarithm is the platform's. A term that the article lacks weighs most.
    private double Weight(string term) => Math.Round(Math.Log(1 + ((double)_sentences.Count / (1 + _sentencesWith.GetValueOrDefault(term)))), 9) + 0.1;
}

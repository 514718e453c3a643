using System.Runtime.InteropServices;
using Pipeline.Summarize.Candidates;

namespace Pipeline.Summarize.Ranking;

/// <summary>The sentences as sparse tf-idf vectors of unit length, and the headline as one of them.</summary>
/// <remarks>Terms are numbered in the order in which the text meets them and every sum runs in that order, so that the result is the
/// same to the bit everywhere. O(text) time and memory.</remarks>
internal sealed class TermVectors
{
    private const int LongestTerm = 40;

    // In English news, to make room: characters for each word of content.
    private const int LettersPerTerm = 12;

    private readonly int[] _starts;
    private readonly int[] _terms;
    private readonly double[] _weights;

    private readonly int[] _sentences;
    private readonly int[] _before;
    private readonly int[] _frequencies;
    private readonly int[] _names;

    private TermVectors(int[] starts, int[] terms, double[] weights, int[] sentences, int[] before, int[] frequencies, int[] names)
    {
        _starts = starts;
        _terms = terms;
        _weights = weights;
        _sentences = sentences;
        _before = before;
        _frequencies = frequencies;
        _names = names;
    }

    /// <summary>How many different terms there are.</summary>
    public int TermCount => _sentences.Length;

    /// <summary>For each term, how many sentences have it; the headline does not count.</summary>
    public ReadOnlySpan<int> Sentences => _sentences;

    /// <summary>For each term, how often it is written with a capital other than at the start of a sentence.</summary>
    public ReadOnlySpan<int> Names => _names;

    /// <summary>How many different terms the sentences before this one have.</summary>
    public int TermsBefore(int sentence) => _before[sentence];

    /// <summary>The terms of a sentence, ascending.</summary>
    public ReadOnlySpan<int> Terms(int sentence) => _terms.AsSpan(_starts[sentence].._starts[sentence + 1]);

    /// <summary>Their weights; the squares add up to 1, or there are none.</summary>
    public ReadOnlySpan<double> Weights(int sentence) => _weights.AsSpan(_starts[sentence].._starts[sentence + 1]);

    /// <summary>How often the sentence uses each of its terms.</summary>
    public ReadOnlySpan<int> Frequencies(int sentence) => _frequencies.AsSpan(_starts[sentence].._starts[sentence + 1]);

    /// <summary>How two sentences meet. O(their terms).</summary>
    public TermMeeting Meet(int one, int other)
    {
        var a = Terms(one);
        var b = Terms(other);
        var v = Weights(one);
        var w = Weights(other);
        double cosine = 0, coverage = 0;
        int shared = 0, common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] < b[j])
            {
                i++;
            }
            else if (a[i] > b[j])
            {
                j++;
            }
            else
            {
                cosine += v[i] * w[j];
                coverage += _sentences[a[i]] - 1;
                shared++;
                common += _names[a[i]] * 2 < _sentences[a[i]] ? 1 : 0;
                i++;
                j++;
            }
        }

        var smaller = Math.Min(a.Length, b.Length);
        return new TermMeeting(cosine, coverage, shared, shared / (double)Math.Max(1, smaller), common, smaller - shared);
    }

    /// <summary>The cosine of two sentences, 0 to 1. O(their terms).</summary>
    public double Similarity(int one, int other)
    {
        var a = Terms(one);
        var b = Terms(other);
        var v = Weights(one);
        var w = Weights(other);
        var sum = 0.0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] < b[j])
                i++;
            else if (a[i] > b[j])
                j++;
            else
                sum += v[i++] * w[j++];
        }

        return sum;
    }

    /// <summary>Builds the vectors of an article: one per candidate, then one for the headline.</summary>
    public static TermVectors Of(Article article)
    {
        var count = article.Candidates.Count;
        var ids = new TermIds();
        var expected = (article.Text.Length / LettersPerTerm) + 1;
        var documentFrequency = new List<int>(expected);
        var starts = new int[count + 2];
        var terms = new List<int>(expected);
        var frequencies = new List<int>(expected);
        var found = new List<int>();
        var names = new List<int>(expected);
        var before = new int[count + 1];
        for (var i = 0; i <= count; i++)
        {
            found.Clear();
            before[i] = documentFrequency.Count;
            Collect(i == count ? article.Title : article.Candidates[i].Span.In(article.Text), ids, documentFrequency, names, found);
            found.Sort();
            for (var j = 0; j < found.Count;)
            {
                var from = j;
                while (j < found.Count && found[j] == found[from])
                    j++;
                terms.Add(found[from]);
                frequencies.Add(j - from);
                if (i < count)
                    CollectionsMarshal.AsSpan(documentFrequency)[found[from]]++;
            }

            starts[i + 1] = terms.Count;
        }

        var weights = new double[terms.Count];
        var idfs = Idfs(CollectionsMarshal.AsSpan(documentFrequency), count);
        for (var i = 0; i <= count; i++)
            Weigh(starts[i], starts[i + 1], CollectionsMarshal.AsSpan(terms), CollectionsMarshal.AsSpan(frequencies), idfs, weights);
        return new TermVectors(starts, [.. terms], weights, [.. documentFrequency], before, [.. frequencies], [.. names]);
    }

    private static void Collect(ReadOnlySpan<char> text, TermIds ids, List<int> documentFrequency, List<int> names, List<int> found)
    {
        Span<char> buffer = stackalloc char[LongestTerm];
        var isFirst = true;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            var word = text[from..Math.Min(i, from + LongestTerm)];
            var isName = !isFirst && char.IsUpper(word[0]);
            isFirst = false;
            if ((WordClassLexicon.Of(word) & WordClasses.Stop) != WordClasses.None)
                continue;
            var id = ids.Of(Stemmer.Stem(Lower(word, buffer)));
            if (id == documentFrequency.Count)
            {
                documentFrequency.Add(0);
                names.Add(0);
            }

            if (isName)
                CollectionsMarshal.AsSpan(names)[id]++;

            found.Add(id);
        }
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAscii(word[i]))
                return buffer[..word.ToLowerInvariant(buffer)];
            buffer[i] = char.IsAsciiLetterUpper(word[i]) ? (char)(word[i] | 0x20) : word[i];
        }

        return buffer[..word.Length];
    }

    /// <summary>How rare each term is among the sentences.</summary>
    private static double[] Idfs(ReadOnlySpan<int> documentFrequency, int sentences)
    {
        // Terms with the same frequency, which most have, share a logarithm.
        var known = new double[sentences + 1];
        var idfs = new double[documentFrequency.Length];
        for (var term = 0; term < idfs.Length; term++)
        {
            ref var idf = ref known[documentFrequency[term]];

            // Rounded: the last bit of a logarithm is the platform's.
            if (idf == 0)
                idf = Math.Round(Math.Log(1 + (sentences / (1.0 + documentFrequency[term]))), 9);
            idfs[term] = idf;
        }

        return idfs;
    }

    private static void Weigh(int start, int end, ReadOnlySpan<int> terms, ReadOnlySpan<int> frequencies, ReadOnlySpan<double> idfs, Span<double> weights)
    {
        var squares = 0.0;
        for (var i = start; i < end; i++)
        {
            weights[i] = frequencies[i] * idfs[terms[i]];
            squares += weights[i] * weights[i];
        }

        if (squares <= 0)
            return;
        var length = Math.Sqrt(squares);
        for (var i = start; i < end; i++)
            weights[i] /= length;
    }
}

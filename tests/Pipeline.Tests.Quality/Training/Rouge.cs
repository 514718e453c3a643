using System.Collections.Concurrent;

namespace Pipeline.Tests.Quality.Training;

/// <summary>ROUGE-1 and ROUGE-2 (Lin 2004) as `rouge.py` and the reference implementation count them, over numbered stems.</summary>
internal sealed class Rouge
{
    private static readonly ConcurrentDictionary<string, int> Ids = new(StringComparer.Ordinal);

    private readonly List<(Dictionary<int, int> One, Dictionary<long, int> Two, int Length)> _references = [];

    /// <param name="references">One or several; figures are means over them.</param>
    public Rouge(IEnumerable<string> references)
    {
        foreach (var reference in references)
        {
            var tokens = Tokens(reference);
            var one = new Dictionary<int, int>();
            var two = new Dictionary<long, int>();
            for (var i = 0; i < tokens.Length; i++)
            {
                Count(one, tokens[i]);
                if (i > 0)
                    Count(two, Pair(tokens[i - 1], tokens[i]));
            }

            _references.Add((one, two, tokens.Length));
        }
    }

    /// <summary>The stems of a text, as numbers.</summary>
    public static int[] Tokens(string text)
    {
        var tokens = new List<int>();
        text = text.ToLowerInvariant();
        for (var i = 0; i < text.Length; i++)
        {
            var from = i;
            while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
                i++;
            if (i == from)
                continue;
            var word = text[from..i];
            tokens.Add(Ids.GetOrAdd(word.Length > 3 ? PorterStemmer.Stem(word) : word, static _ => Interlocked.Increment(ref s_ids)));
        }

        return [.. tokens];
    }

    /// <summary>F1 of both, 0 to 1.</summary>
    public (double One, double Two) Score(IReadOnlyList<int[]> sentences)
    {
        double one = 0, two = 0;
        var length = sentences.Sum(static sentence => sentence.Length);
        foreach (var reference in _references)
        {
            var ones = new Dictionary<int, int>();
            var twos = new Dictionary<long, int>();
            int hits = 0, pairHits = 0, last = -1;
            foreach (var token in sentences.SelectMany(static sentence => sentence))
            {
                if (reference.One.TryGetValue(token, out var most))
                    hits += Count(ones, token) <= most ? 1 : 0;
                if (last >= 0 && reference.Two.TryGetValue(Pair(last, token), out var mostPairs))
                    pairHits += Count(twos, Pair(last, token)) <= mostPairs ? 1 : 0;
                last = token;
            }

            one += F(hits, length, reference.Length);
            two += F(pairHits, length - 1, reference.Length - 1);
        }

        return (one / _references.Count, two / _references.Count);
    }

    private static int s_ids;

    private static int Count<T>(Dictionary<T, int> counts, T item)
        where T : notnull => counts[item] = counts.GetValueOrDefault(item) + 1;

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private static double F(int hits, int predicted, int expected) => hits == 0 ? 0 : 2.0 * hits / (Math.Max(predicted, 1) + Math.Max(expected, 1));
}

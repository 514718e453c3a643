using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Pipeline.Summarize;
using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Methods;
using Pipeline.Summarize.News;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Tests.Quality.Training;

/// <summary>An article with its references, ready to be learned from or scored on.</summary>
internal sealed class TrainingArticle
{
    // With ROUGE-2 counted in full, what is learned gains in it and loses in ROUGE-1.
    private const double PairShare = 0.5;

    private static readonly Budget Three = new(3, int.MaxValue, int.MaxValue);

    private readonly TermVectors _vectors;
    private readonly NewsFeatures _features;
    private readonly Rouge _rouge;
    private readonly int[][] _tokens;
    private readonly double[][] _values;
    private readonly ConcurrentDictionary<(int, int, int), double> _rewards = [];

    private TrainingArticle(Document document, IEnumerable<string> references)
    {
        Article = Article.Of(document);
        _vectors = TermVectors.Of(Article);
        _features = new NewsFeatures(Article, _vectors);
        _rouge = new Rouge(references);
        _tokens = [.. Article.Candidates.Select(candidate => Rouge.Tokens(candidate.Span.In(document.Text).ToString()))];
        _values = new double[Article.Candidates.Count][];
        for (var i = 0; i < _values.Length; i++)
            _features.Of(i, _values[i] = new double[(int)NewsFeature.Count]);
    }

    public Article Article { get; }

    /// <summary>Runs the stages before `summarize` over all articles of a gold file.</summary>
    public static async Task<List<TrainingArticle>> ReadAsync(string path)
    {
        var chain = new Chain(["clean", "segment", "tag-quotes"]);
        var articles = new List<TrainingArticle>();
        foreach (var line in await File.ReadAllLinesAsync(path))
        {
            var gold = JsonNode.Parse(line)!;
            if (await chain.RunAsync(Document.FromText(gold["id"]!.ToString(), gold["text"]!.GetValue<string>())) is { } document)
                articles.Add(new TrainingArticle(document, gold["refs"]!.AsArray().Select(static reference => reference!.ToString())));
        }

        return articles;
    }

    /// <summary>What `news` would pick with these weights, scored.</summary>
    public (double One, double Two) Score(NewsWeights weights) => Score(NewsMethod.Pick(Article, _vectors, Three, weights, decisions: null, CancellationToken.None));

    /// <summary>What the stage picks, scored.</summary>
    public (double One, double Two) Score(SummarizeOptions options) => Score(Summarizer.Pick(Article, options, decisions: null, CancellationToken.None));

    /// <summary>All sets of three that may be picked from the pool of these weights.</summary>
    public TrainingSets Sets(NewsWeights weights)
    {
        var scores = NewsMethod.Score(_features, _values.Length, weights.Sentence);
        var pool = NewsPool.Of(Article, scores, Three);
        var pairs = new double[pool.Length, pool.Length][];
        for (var a = 0; a < pool.Length; a++)
        {
            for (var b = a + 1; b < pool.Length; b++)
            {
                var meeting = _vectors.Meet(pool[a], pool[b]);
                if (!NewsPool.IsRepeat(meeting))
                    _features.Of(pool[a], pool[b], meeting, pairs[a, b] = new double[(int)PairFeature.Count]);
            }
        }

        var sets = new List<(int A, int B, int C)>();
        for (var a = 0; a < pool.Length; a++)
        {
            for (var b = a + 1; b < pool.Length && Stands(a, -1); b++)
            {
                for (var c = b + 1; c < pool.Length && Stands(b, a) && pairs[a, b] is not null; c++)
                {
                    if (Stands(c, b) && pairs[a, c] is not null && pairs[b, c] is not null)
                        sets.Add((a, b, c));
                }
            }
        }

        return new TrainingSets([.. pool.Select(i => _values[i])], pairs, [.. sets], [.. sets.Select(Cost)], [.. sets.Select(set => Reward(pool[set.A], pool[set.B], pool[set.C]))]);

        bool Stands(int place, int before) => NewsPool.Stands(Article, pool[place])
            || (before >= 0 && pool[before] == pool[place] - 1 && NewsPool.FollowsTheOneBefore(Article, pool[place]));

        double Cost((int A, int B, int C) set)
        {
            var (a, b, c) = (Article.Candidates[pool[set.A]], Article.Candidates[pool[set.B]], Article.Candidates[pool[set.C]]);
            return NewsPool.Cost(a, 0) + NewsPool.Cost(b, a.Introduces) + NewsPool.Cost(c, a.Introduces | b.Introduces);
        }
    }

    private (double One, double Two) Score(List<SummarySentence> picked)
    {
        var starts = picked.Select(static sentence => sentence.Span.Start).ToHashSet();
        return _rouge.Score([.. _tokens.Where((_, i) => starts.Contains(Article.Candidates[i].Span.Start))]);
    }

    private double Reward(int a, int b, int c) => _rewards.GetOrAdd((a, b, c), _ =>
    {
        var (one, two) = _rouge.Score([_tokens[a], _tokens[b], _tokens[c]]);
        return one + (PairShare * two);
    });
}

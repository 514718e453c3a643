using Pipeline.Summarize.Candidates;
using Pipeline.Summarize.Ranking;

namespace Pipeline.Summarize.News;

/// <summary>Measures the features of the sentences of an article. O(text).</summary>
internal sealed class NewsFeatures
{
    private readonly Article _article;
    private readonly TermVectors _vectors;
    private readonly double[] _forward;
    private readonly double[] _backward;
    private readonly double[] _coverage;
    private readonly double _leadForward;
    private readonly int _names;

    /// <summary>Measures what all sentences are needed for.</summary>
    public NewsFeatures(Article article, TermVectors vectors)
    {
        _article = article;
        _vectors = vectors;
        var count = article.Candidates.Count;
        (_forward, _backward) = Centrality.Of(vectors, count);
        _coverage = Coverage.Of(vectors, count);
        Normalize(_forward);
        Normalize(_backward);
        Normalize(_coverage);
        _leadForward = count > 0 ? _forward[0] : 0;
        foreach (var uses in vectors.Names)
            _names += uses;
    }

    /// <summary>The features of one sentence.</summary>
    /// <param name="i">Which candidate.</param>
    /// <param name="to">Filled; as long as there are features.</param>
    public void Of(int i, Span<double> to)
    {
        to.Clear();
        var candidates = _article.Candidates;
        var candidate = candidates[i];
        var facts = candidate.Facts;
        var terms = _vectors.Terms(i);
        var place = candidate.Place;
        var near = 1.0 / (1 + place);
        Set(to, NewsFeature.PlaceInverse, near);
        Set(to, NewsFeature.PlaceDecay, 1 / (1 + (place / 8.0)));
        Set(to, NewsFeature.PlaceLog, Logarithm(place));
        Set(to, NewsFeature.PlaceRelative, (double)place / candidates.Count);
        Set(to, NewsFeature.First, place == 0);
        Set(to, NewsFeature.Second, place == 1);
        Set(to, NewsFeature.Third, place == 2);

        Set(to, NewsFeature.Forward, _forward[i]);
        Set(to, NewsFeature.Backward, _backward[i]);
        Set(to, NewsFeature.Coverage, _coverage[i]);
        Set(to, NewsFeature.CoverageMean, 10 * _coverage[i] / Math.Max(8, terms.Length));
        Set(to, NewsFeature.LeadLikeness, i == 0 ? 0 : _vectors.Similarity(i, 0));
        Set(to, NewsFeature.Novelty, Novelty(i, terms));
        Set(to, NewsFeature.Title, _vectors.Similarity(i, candidates.Count));

        var words = facts.Words;
        Set(to, NewsFeature.WordsToTen, Math.Min(words, 10) / 10.0);
        Set(to, NewsFeature.WordsToTwenty, Math.Clamp(words - 10, 0, 10) / 10.0);
        Set(to, NewsFeature.WordsToThirty, Math.Clamp(words - 20, 0, 10) / 10.0);
        Set(to, NewsFeature.WordsBeyond, Math.Clamp(words - 30, 0, 30) / 10.0);
        Set(to, NewsFeature.Commas, Math.Min(facts.Commas, 4) / 4.0);

        var mainNames = MainNames(terms);
        Set(to, NewsFeature.Names, Math.Min(facts.Names, 8) / 8.0);
        Set(to, NewsFeature.NameShare, (double)facts.Names / words);
        Set(to, NewsFeature.MainNames, mainNames);
        Set(to, NewsFeature.MainNameShare, 10 * mainNames / Math.Max(8, terms.Length));
        Set(to, NewsFeature.Numbers, Math.Min(facts.Numbers, 3) / 3.0);
        Set(to, NewsFeature.Money, candidate.Has(Traits.Money));
        Set(to, NewsFeature.Unit, Has(facts, WordClasses.Unit));
        Set(to, NewsFeature.Time, Has(facts, WordClasses.Time));
        Set(to, NewsFeature.Event, Has(facts, WordClasses.Event));
        Set(to, NewsFeature.StopShare, (double)facts.Stops / words);
        Set(to, NewsFeature.FirstPerson, Math.Min(facts.FirstPersons, 3) / 3.0);
        Set(to, NewsFeature.SecondPerson, Has(facts, WordClasses.SecondPerson));
        Set(to, NewsFeature.ThirdPerson, Math.Min(facts.ThirdPersons, 3) / 3.0);
        Set(to, NewsFeature.Modal, Math.Min(facts.Modals, 2) / 2.0);
        Set(to, NewsFeature.Negation, Has(facts, WordClasses.Negation));
        var quoted = (double)facts.Quoted / words;
        Set(to, NewsFeature.QuotedShare, quoted);
        Set(to, NewsFeature.Attributed, candidate.Has(Traits.Attributed));
        Set(to, NewsFeature.Brackets, candidate.Has(Traits.Brackets));
        Set(to, NewsFeature.Colon, candidate.Has(Traits.Colon));

        Set(to, NewsFeature.Question, candidate.Has(Traits.Question));
        Set(to, NewsFeature.Fragment, candidate.Has(Traits.Fragment));
        Set(to, NewsFeature.Caption, candidate.Has(Traits.Caption));
        Set(to, NewsFeature.OrphanQuote, candidate.Has(Traits.OrphanQuote));
        Set(to, NewsFeature.Leans, candidate.Has(Traits.Leans));
        Set(to, NewsFeature.OpensByPronoun, (facts.First & WordClasses.ThirdPerson) != WordClasses.None);
        Set(to, NewsFeature.OpensBySubordinator, (facts.First & WordClasses.Subordinator) != WordClasses.None);
        Set(to, NewsFeature.OpensByStopWord, (facts.First & WordClasses.Stop) != WordClasses.None);

        Set(to, NewsFeature.PlaceForward, near * _forward[i]);
        Set(to, NewsFeature.PlaceWords, near * Math.Min(words, 40) / 20);
        Set(to, NewsFeature.PlaceMainNames, near * mainNames);
        Set(to, NewsFeature.PlaceQuoted, near * quoted);
        Set(to, NewsFeature.PlaceLeadForward, near * _leadForward);
        Set(to, NewsFeature.FirstWithoutName, place == 0 && facts.Names == 0);
        Set(to, NewsFeature.EarlyLeans, place is > 0 and < 4 && candidate.Has(Traits.Leans));
    }

    /// <summary>The features of two sentences, in document order.</summary>
    public void Of(int one, int other, in TermMeeting meeting, Span<double> to)
    {
        var candidates = _article.Candidates;
        var a = candidates[one];
        var b = candidates[other];
        to[(int)PairFeature.Cosine] = meeting.Cosine;
        to[(int)PairFeature.SharedCoverage] = 5 * meeting.Coverage / candidates.Count;
        to[(int)PairFeature.Adjacent] = b.Index == a.Index + 1 ? 1 : 0;
        to[(int)PairFeature.Lengths] = Math.Min(a.Words, 60) * Math.Min(b.Words, 60) / 400.0;
        to[(int)PairFeature.BothQuoted] = a.Facts.Quoted * 2 > a.Words && b.Facts.Quoted * 2 > b.Words ? 1 : 0;
    }

    /// <summary>How much of the mentions of all names are mentions of those that the sentence has, 0 to 1.</summary>
    private double MainNames(ReadOnlySpan<int> terms)
    {
        var uses = 0;
        foreach (var term in terms)
            uses += _vectors.Names[term];
        return (double)uses / Math.Max(1, _names);
    }

    /// <summary>The share of the terms that no sentence before has: terms are numbered in the order in which they are met.</summary>
    private double Novelty(int i, ReadOnlySpan<int> terms)
    {
        if (i == 0 || terms.IsEmpty)
            return 1;
        var seen = _vectors.TermsBefore(i);
        var fresh = 0;
        for (var at = terms.Length - 1; at >= 0 && terms[at] >= seen; at--)
            fresh++;
        return (double)fresh / terms.Length;
    }

    // Rounded: the last bit of a logarithm is the platform's.
    private static double Logarithm(int place) => Math.Round(Math.Log(1 + place), 9) / 4;

    private static bool Has(in SentenceFacts facts, WordClasses classes) => (facts.Classes & classes) != WordClasses.None;

    private static void Set(Span<double> to, NewsFeature feature, double value) => to[(int)feature] = value;

    private static void Set(Span<double> to, NewsFeature feature, bool value) => to[(int)feature] = value ? 1 : 0;

    private static void Normalize(double[] values)
    {
        var most = 0.0;
        foreach (var value in values)
            most = Math.Max(most, value);
        if (most <= 0)
            return;
        for (var i = 0; i < values.Length; i++)
            values[i] /= most;
    }
}

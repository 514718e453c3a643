namespace Pipeline.TagQuotes;

/// <summary>Decides where reported content ends: at each place where it might, how likely it stops there.</summary>
/// <remarks>
/// A discrete hazard: P(end = i) = h(i) · Π (1 − h(j)) over the places j before i. The end that is returned is not the likeliest one but the one with
/// the most probability within a fifth of its length, because an extent that is nearly right serves the reader as well. The rules of
/// <see cref="ClauseExtent"/> are a feature. At most <see cref="MostPlaces"/> places are looked at, so O(1) per cue.
/// </remarks>
internal sealed class ContentEnd(Article article, WordCodes codes, LinearModel? model, ExtentTeacher? teacher)
{
    private const int MostPlaces = 48;
    private const int MostWords = 150;

    /// <summary>Two extents whose overlap is this share of their union count as the same.</summary>
    private const double SameExtent = 0.8;

    private const double LikeliestFirst = 0.5;

    private readonly List<Word> _words = article.Words;
    private readonly List<(int End, uint[] Features)> _taught = [];
    private readonly int[] _ends = new int[MostPlaces];
    private readonly double[] _chances = new double[MostPlaces];
    private readonly double[] _lengths = new double[MostPlaces];
    private readonly ContentEndState _state = new(article.Words);

    /// <summary>The end, and how likely it is right.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="first">The first word of the content.</param>
    /// <param name="index">The index of its cue in <paramref name="cues"/>.</param>
    /// <param name="cues">The cues of the sentence, in order.</param>
    /// <param name="opening">What introduces the content.</param>
    /// <param name="place">Where it stands to its cue.</param>
    /// <param name="byRule">Where the rules end it.</param>
    public (int End, double Chance) Find(Unit unit, int first, int index, List<Cue> cues, ContentOpening opening, ContentPlace place, int byRule)
    {
        var last = Last(unit, first);
        if (last <= first + 1)
            return (byRule, 1);
        Span<uint> buffer = stackalloc uint[Features.Most];
        _state.Start(first, index + 1 < cues.Count ? Math.Min(last, cues[index + 1].First) : last, index + 1);
        var places = 0;
        var left = 1.0;
        _taught.Clear();
        var most = cues.Count > ContentFinder.MostCues ? 2 : MostPlaces;
        for (var i = first + 1; i < last && places < most - 1; i++)
        {
            _state.Pass(i - 1);
            _state.MoveTo(i, cues);
            // "said that A, who is B, and that C": nothing before "and that" ends it.
            if (!MayEnd(i) || (i < _state.GoesOn && opening == ContentOpening.That))
                continue;
            var features = new Features(buffer);
            ContentEndFeatures.Fill(ref features, article, codes, unit, first, i, cues[index], _state, opening, place, byRule);
            if (teacher is not null)
                _taught.Add((i, features.Hashes.ToArray()));
            var stop = model?.Probability(features.Hashes) ?? (i == byRule ? 0.9 : 0.02);
            _ends[places] = i;
            _chances[places++] = left * stop;
            left *= 1 - stop;
        }

        _ends[places] = last;
        _chances[places++] = left;
        if (teacher is not null)
        {
            _taught.Add((last, []));
            var right = teacher.End(first, cues[index], _taught);
            if (right >= 0)
                return (right, 1);
        }

        return Best(first, places);
    }

    private (int End, double Chance) Best(int first, int places)
    {
        var start = _words[first].Span.Start;
        var (best, most, chance) = (0, -1.0, 0.0);
        for (var i = 0; i < places; i++)
            _lengths[i] = LengthTo(_ends[i], start);
        for (var i = 0; i < places; i++)
        {
            var length = _lengths[i];
            var sum = 0.0;
            for (var k = 0; k < places; k++)
            {
                var other = _lengths[k];
                if (Math.Min(length, other) >= SameExtent * Math.Max(length, other))
                    sum += _chances[k];
            }

            // Among ends about as good as each other, the likeliest.
            if (sum + (_chances[i] * LikeliestFirst) > most)
                (best, most, chance) = (i, sum + (_chances[i] * LikeliestFirst), sum);
        }

        return (_ends[best], Math.Clamp(chance, 0, 1));
    }

    private double LengthTo(int end, int start) => _words[end - 1].IsMark && end > 1 ? _words[end - 2].Span.End - start : _words[end - 1].Span.End - start;

    /// <summary>Where the content must end, at the latest after very many words.</summary>
    private int Last(Unit unit, int first)
    {
        var brackets = 0;
        var most = Math.Min(unit.End, first + MostWords);
        for (var i = first; i < most; i++)
        {
            if (HardEnd.IsAt(unit, _words[i], i, ref brackets))
                return i;
        }

        return most;
    }

    /// <summary>Before a mark, a small word that can start a phrase of the reporter's, a verb's form or another cue; after words in quotation marks.</summary>
    private bool MayEnd(int i)
    {
        // Nothing ends with "in" or "the".
        if (codes.Tag(i - 1) is WordTag.Determiner or WordTag.Possessive or WordTag.Preposition or WordTag.PrepositionOrSubordinator or WordTag.Subordinator or WordTag.To or WordTag.Conjunction && !_words[i].IsMark)
            return false;
        return _state.CueAt != 0 || _words[i - 1].IsRegion
            || codes.Tag(i) is WordTag.Comma or WordTag.Semicolon or WordTag.Colon or WordTag.Dash or WordTag.Open or WordTag.OtherMark or WordTag.End or WordTag.Conjunction or WordTag.Preposition
                or WordTag.PrepositionOrSubordinator or WordTag.Subordinator or WordTag.To or WordTag.Wh or WordTag.Relative or WordTag.Time or WordTag.EndsInIng or WordTag.ReportsParticiple
                or WordTag.That or WordTag.Adverb or WordTag.EndsInLy;
    }
}

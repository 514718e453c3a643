namespace Pipeline.TagQuotes;

/// <summary>The features of a place where reported content may end.</summary>
internal static class ContentEndFeatures
{
    /// <summary>How far ahead the next segment is read.</summary>
    private const int SegmentReach = 25;

    public static void Fill(ref Features f, Article article, WordCodes codes, Unit unit, int first, int i, Cue cue, ContentEndState state, ContentOpening opening, ContentPlace place, int byRule)
    {
        var (t0, t1, t2) = ((uint)codes.Tag(i), TagIn(codes, unit, i + 1), TagIn(codes, unit, i + 2));
        var (p1, p2) = ((uint)codes.Tag(i - 1), (uint)codes.Tag(i - 2));
        var (w0, w1) = (codes.Word(i), i + 1 < unit.End ? codes.Word(i + 1) : 0);
        var rule = i == byRule ? 1u : i < byRule ? 0u : 2u;
        var frame = (uint)cue.Frame;
        var verb = codes.Word(cue.Verb);
        f.Add(1, w0);
        f.Add(2, w0, w1);
        f.Add(3, t0, t1, t2);
        f.Add(4, codes.Word(i - 1), t0);
        f.Add(5, (p2 * 64) + p1, t0, t1);
        f.Add(6, t0, w1);
        f.Add(7, t0, t1, codes.Word(i + 2));
        f.Add(8, t0, w1, t2);
        f.Add(9, rule, p1);
        f.Add(10, rule, t0, t1);
        f.Add(11, rule, (uint)opening, frame);
        f.Add(12, state.CueAt, t0);
        f.Add(13, state.CueAt, rule);
        var length = Features.Bucket(i - first);
        f.Add(14, length, t0);
        f.Add(15, length, rule);
        f.Add(16, Features.Bucket(unit.End - i), t0);
        f.Add(17, state.HasFinite ? 1u : 0, t0, t1);
        f.Add(18, (uint)Math.Min(state.Commas, 4), t0);
        f.Add(19, frame, t0, t1);
        f.Add(20, verb, t0);
        f.Add(21, verb, rule);
        AddSegment(ref f, article, codes, unit, i, t0, t1);
        var region = Region(article, i, state);
        f.Add(25, region, t0, t1);
        f.Add(26, region, rule);
        f.Add(27, (uint)opening, t0, t1);
        f.Add(28, (uint)place, (uint)cue.Kind, t0);
        f.Add(29, cue.First > unit.First ? codes.Word(cue.First - 1) : 0, t0);
        f.Add(30, (uint)codes.Tag(first), t0, state.HasFinite ? 1u : 0);
        f.Add(31, (uint)Math.Min(state.Breaks, 3), t0, t1);
        var goesOn = state.GoesOn < i ? 0u : state.GoesOn == i ? 1u : state.GoesOn == i + 1 ? 2u : 3u;
        f.Add(33, goesOn, t0, (uint)opening);
        f.Add(34, goesOn, rule);
        f.Add(32, cue.Doubtful ? 1u : 0, t0, state.StartsClause ? 1u : 0);
    }

    private static uint TagIn(WordCodes codes, Unit unit, int i) => i < unit.End ? (uint)codes.Tag(i) : 0;

    /// <summary>What comes until the next mark: its length, whether it has a finite verb, and what ends it.</summary>
    private static void AddSegment(ref Features f, Article article, WordCodes codes, Unit unit, int i, uint t0, uint t1)
    {
        var words = article.Words;
        var at = i + 1;
        var verb = 0u;
        var most = Math.Min(unit.End, i + SegmentReach);
        while (at < most && !words[at].IsMark)
        {
            var word = words[at];
            if (word.IsRegion)
                verb |= 4;
            else if (word.Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite))
                verb |= 1;
            else if (word.Form is VerbForm.Past or VerbForm.Present)
                verb |= 2;
            at++;
        }

        var ending = at < unit.End ? (uint)codes.Tag(at) : 0;
        f.Add(22, verb, t0, t1);
        f.Add(23, verb, Features.Bucket(at - i), t0);
        f.Add(24, ending, verb, (t0 * 64) + t1);
    }

    /// <summary>Whether the word before is in quotation marks and how these end; whether any was before.</summary>
    private static uint Region(Article article, int i, ContentEndState state)
    {
        var before = (uint)Math.Min(state.Regions, 2);
        if (!article.Words[i - 1].IsRegion)
            return before;
        return before + (article.LastInside(article.Words[i - 1].Region) switch { ',' => 4u, '.' => 8u, '!' or '?' => 12u, _ => 16u });
    }
}

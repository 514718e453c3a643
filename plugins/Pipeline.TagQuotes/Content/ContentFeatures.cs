namespace Pipeline.TagQuotes;

/// <summary>The features of possible content: its cue, its source, its form and where it stands.</summary>
internal static class ContentFeatures
{
    /// <summary>Of longer sentences and contents the start is enough.</summary>
    private const int Reach = 60;

    public static void Fill(ref Features f, Article article, WordCodes codes, Unit unit, Content content)
    {
        var words = article.Words;
        var (first, end) = (content.First, content.End);
        var kind = Kind(article, first, end);
        var place = ((uint)content.Place * 8) + (uint)content.Opening;
        var fits = content.Fits ? 1u : 0;
        f.Add(101, kind, place);
        f.Add(102, kind, place, fits);
        f.Add(103, kind, (uint)(content.EndChance * 10));
        AddForm(ref f, article, codes, unit, content, kind);
        if (content.Cue is not { } cue)
        {
            f.Add(104, kind, fits);
            return;
        }

        var verb = codes.Word(cue.Verb);
        var frame = (uint)cue.Frame;
        f.Add(110, verb);
        f.Add(111, verb, kind, place);
        f.Add(112, verb, fits);
        f.Add(113, frame, kind, place);
        f.Add(114, frame, (uint)cue.Form, (uint)cue.Kind);
        f.Add(115, cue.Doubtful ? 1u : 0, kind, place);
        f.Add(116, cue.Doubtful ? 1u : 0, verb);
        f.Add(117, (uint)codes.Tag(cue.Verb - 1), (uint)codes.Tag(cue.Verb), kind);
        f.Add(118, codes.Word(cue.Verb - 1), (uint)codes.Tag(cue.Verb));
        f.Add(119, verb, (uint)codes.Tag(first));
        f.Add(120, verb, codes.Word(cue.Verb + 1));
        f.Add(121, frame, (uint)codes.Tag(first), (uint)codes.Tag(first + 1));
        f.Add(122, codes.Word(cue.Verb - 2), codes.Word(cue.Verb - 1), kind);
        AddSource(ref f, words, codes, unit, cue, kind);
        if (content.Place != ContentPlace.After)
            return;
        var gap = first - cue.End;
        f.Add(130, Features.Bucket(gap), kind, frame);
        f.Add(131, (uint)codes.Tag(cue.End), gap > 0 ? (uint)codes.Tag(first - 1) : 0, kind);
        f.Add(132, codes.Word(first - 1), frame, kind);
    }

    /// <summary>Not in quotation marks, all, all but a word or two, or partly.</summary>
    private static uint Kind(Article article, int first, int end)
    {
        var regions = 0;
        var own = 0;
        for (var i = first; i < end; i++)
        {
            if (article.Words[i].IsRegion)
                regions++;
            else if (!article.Words[i].IsMark)
                own++;
        }

        return regions == 0 ? 0u : own == 0 ? 1u : own < 3 ? 2u : 3u;
    }

    private static void AddForm(ref Features f, Article article, WordCodes codes, Unit unit, Content content, uint kind)
    {
        var words = article.Words;
        var (first, end) = (content.First, content.End);
        var finite = false;
        var capitals = 0;
        var most = Math.Min(unit.End - unit.First, Reach);
        for (var i = unit.First; i < unit.First + most; i++)
            capitals += words[i].IsCapitalised ? 1 : 0;
        for (var i = first; i < end && i < first + Reach; i++)
            finite |= words[i].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite) || (i > first && codes.Tag(i) is WordTag.EndsInEd or WordTag.ReportsPast or WordTag.ReportsPresent);
        f.Add(140, (uint)codes.Tag(first), kind, finite ? 1u : 0);
        f.Add(141, (uint)codes.Tag(first), (uint)codes.Tag(first + 1), kind);
        f.Add(142, codes.Word(first), kind);
        f.Add(143, Features.Bucket(end - first), kind, finite ? 1u : 0);
        f.Add(144, end < unit.End ? (uint)codes.Tag(end) : 0, (uint)codes.Tag(end - 1), kind);
        f.Add(145, end < unit.End ? codes.Word(end) : 0, kind);
        f.Add(146, first > unit.First ? (uint)codes.Tag(first - 1) : 0, kind, (uint)content.Place);
        f.Add(147, (uint)(10 * capitals / Math.Max(1, most)), kind);
        f.Add(148, first == unit.First ? 1u : 0, end >= unit.End - 1 ? 1u : 0, kind);
        if (kind == 0)
            return;
        var region = -1;
        for (var i = first; i < end && region < 0; i++)
            region = words[i].Region;
        var inner = article.Regions[region].Inner;
        var last = article.LastInside(region) switch { ',' => 1u, '.' => 2u, '!' or '?' => 3u, _ => 4u };
        var capital = char.IsUpper(article.Text[inner.Start]) ? 1u : 0;
        f.Add(150, last, kind, (uint)content.Place);
        f.Add(151, last + (8 * capital), kind, Features.Bucket(inner.Length / 6));
        f.Add(152, article.Regions[region].Closed ? 1u : 0, kind);
    }

    private static void AddSource(ref Features f, List<Word> words, WordCodes codes, Unit unit, Cue cue, uint kind)
    {
        var source = cue.Source;
        if (!source.Exists)
        {
            f.Add(160, kind, (uint)cue.Kind);
            return;
        }

        var (head, start) = (source.CoreEnd - 1, source.First);
        f.Add(161, (uint)codes.Tag(head), kind, (uint)cue.Kind);
        f.Add(162, codes.Word(head));
        f.Add(163, codes.Word(head), codes.Word(cue.Verb));
        f.Add(164, (uint)codes.Tag(start), (uint)codes.Tag(head), Features.Bucket(source.End - start));
        f.Add(165, start > unit.First ? codes.Word(start - 1) : 0, (uint)codes.Tag(head));
        f.Add(166, (uint)codes.Tag(head), codes.Word(cue.Verb));
        f.Add(167, start == unit.First ? 1u : 0, words[head].IsCapitalised ? 1u : 0, kind);
    }
}

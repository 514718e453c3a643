using Pipeline.TagQuotes;

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>Answers from the gold of one article, and collects the decisions as examples.</summary>
/// <param name="gold">The article.</param>
/// <param name="lesson">What is taught.</param>
internal sealed class ArticleTeacher(GoldArticle gold, Lesson lesson) : ExtentTeacher
{
    /// <summary>The extent that the scorer counts as found.</summary>
    private const double Found = 0.8;

    public List<Example> Ends { get; } = [];

    public List<Example> Keeps { get; } = [];

    public List<Example> Rights { get; } = [];

    public override int End(int first, Cue cue, IReadOnlyList<(int End, uint[] Features)> candidates)
    {
        if (lesson != Lesson.Ends)
            return -1;
        var cueSpan = gold.Words(cue.Verb, cue.Verb + 1);
        var start = gold.Words(first, candidates[^1].End).Start;
        if (gold.Quotes.FirstOrDefault(quote => quote.Content.Start == start && (quote.Cue is not { } marked || GoldQuote.Overlap(marked, cueSpan) > 0)) is not { } right)
            return -1;
        var (best, most) = (-1, 0.0);
        foreach (var (end, _) in candidates)
        {
            var overlap = GoldQuote.Overlap(gold.Words(first, end), right.Content);
            if (overlap > most)
                (best, most) = (end, overlap);
        }

        if (most < 0.95 && right.Content.End < gold.Words(first, candidates[^1].End).End)
            return -1;
        foreach (var (end, features) in candidates)
        {
            if (features.Length > 0)
                Ends.Add(new Example(features, end == best));
            if (end == best)
                break;
        }

        return best;
    }

    public override double? Keep(Content content, uint[] features)
    {
        if (lesson == Lesson.Speakers)
            return null;
        var span = gold.Words(content.First, content.End);
        var best = gold.Quotes.MaxBy(quote => GoldQuote.Overlap(quote.Content, span));
        var overlap = best is null ? 0 : GoldQuote.Overlap(best.Content, span);
        if (overlap >= Found && best!.Speech)
            Keeps.Add(new Example(features, true));
        else if (!IsNeutral(span))
            Keeps.Add(new Example(features, false));
        return overlap >= 0.5 ? overlap : 0;
    }

    public override void Finish(Quote quote, uint[] features)
    {
        var span = gold.Trim(quote.Span);
        if (IsNeutral(span))
            return;
        var best = gold.Quotes.Where(static candidate => candidate.Speech).MaxBy(candidate => GoldQuote.Overlap(candidate.Content, span));
        Rights.Add(new Example(features, best is not null && GoldQuote.Overlap(best.Content, span) >= Found && IsSource(quote, best)));
    }

    private bool IsNeutral(TextSpan span) =>
        gold.Quotes.Any(quote => !quote.Speech && Math.Min(quote.Content.End, span.End) - Math.Max(quote.Content.Start, span.Start) >= 0.5 * Math.Max(1, span.Length));

    private bool IsSource(Quote quote, GoldQuote right)
    {
        if (right.Name is not { } name)
            return true;
        if (quote.Speaker is not { } speaker)
            return false;
        if (right.Source is { } source && GoldQuote.Overlap(gold.Document.Origin.ToOriginal(speaker.Mention), source) > 0)
            return true;
        return Last(name).Equals(Last(speaker.Name), StringComparison.OrdinalIgnoreCase);
    }

    private static string Last(string name)
    {
        var cut = name.IndexOfAny([',', '(', ';', '—', '–']);
        return (cut > 0 ? name[..cut] : name).Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
    }
}

using System.Globalization;

namespace Pipeline.TagQuotes;

/// <summary>Says why each quotation is one and has its speaker, and why something else is none.</summary>
internal sealed class TagExplanation(Article article, ICollection<Decision> decisions)
{
    /// <summary>Less likely contents are not worth a line.</summary>
    private const double LeastChance = 0.1;

    /// <summary>A quotation that was kept, and who it might be of.</summary>
    public void Explain(Quote quote, Content content, ResolutionMethod method, List<Candidate> candidates)
    {
        decisions.Add(new Decision
        {
            Verdict = Verdict.Decided,
            Subject = "speaker",
            Span = quote.Span,
            Reason = $"{Pattern(content)}; {How(method)}{Words(quote)}",
            Candidates = candidates.Count > 0 ? [.. candidates] : quote.Speaker is { } speaker ? [new Candidate(speaker.Name, quote.Confidence ?? double.NaN, "the only one") { Span = speaker.Mention }] : [],
        });
    }

    /// <summary>What might have been a quotation, and was judged not to be one.</summary>
    public void Reject(List<Content> options)
    {
        var best = options.MaxBy(static option => option.Chance);
        if (best.Chance < LeastChance)
            return;
        decisions.Add(new Decision
        {
            Verdict = Verdict.Dropped,
            Subject = "quotation",
            Span = SpanOf(best),
            Reason = $"{Pattern(best)}; {Per(best.Chance)} likely to be a quotation of this extent",
            Candidates = [.. options.Select(option => new Candidate(SpanOf(option).In(article.Text).ToString(), option.Chance, Pattern(option)) { Span = SpanOf(option) }).OrderByDescending(static candidate => candidate.Score)],
        });
    }

    /// <summary>Words in quotation marks that nobody is reported to say, or a mark without a partner.</summary>
    public static void Explain(Quote notSpeech, ICollection<Decision> decisions) => decisions.Add(new Decision
    {
        Verdict = Verdict.Dropped,
        Subject = notSpeech.Kind == QuoteKind.Unpaired ? "quotation mark" : "words in quotation marks",
        Span = notSpeech.Span,
        Reason = notSpeech.Kind switch
        {
            QuoteKind.Unpaired => "no mark of its paragraph goes with it",
            QuoteKind.Title => "no cue, and looks like the title of a work",
            QuoteKind.Nickname => "stands within a name",
            _ => "no cue, and no sentence of its own: a term",
        },
    });

    private static string Words(Quote quote) => quote.Confidence is { } confidence ? $"; {Per(confidence)} likely that extent and speaker are right" : "";

    private static string Per(double chance) => (chance * 100).ToString("F0", CultureInfo.InvariantCulture) + " %";

    private string Pattern(Content content)
    {
        if (content.Cue is not { } cue)
            return "no cue";
        var verb = article.TextOf(cue.Verb).ToString();
        return (cue.Kind, content.Place) switch
        {
            (CueKind.According, _) => "“according to” and its source",
            (CueKind.Label, _) => "a name and a colon start the paragraph",
            (CueKind.Inverted, _) => $"content, “{verb}”, subject",
            (CueKind.Dependent, _) => $"“{verb}” without a subject of its own",
            (_, ContentPlace.Before) => $"content, subject, “{verb}”",
            (_, ContentPlace.Resumed) => $"goes on after subject and “{verb}”",
            _ => $"subject, “{verb}”, content",
        };
    }

    private static string How(ResolutionMethod method) => method switch
    {
        ResolutionMethod.Name => "the subject is a name",
        ResolutionMethod.FullerName => "the subject is a short form of a name",
        ResolutionMethod.Pronoun => "the subject is a pronoun",
        ResolutionMethod.Role => "the subject is a role that somebody was given",
        ResolutionMethod.Relative => "the subject is a relative pronoun",
        ResolutionMethod.Issuer => "the subject is a document, and this is who put it out",
        ResolutionMethod.Phrase => "the subject is no name",
        ResolutionMethod.Previous => "the speaker of the quotation before",
        ResolutionMethod.Subject => "the subject of its sentence",
        _ => "no speaker",
    };

    private TextSpan SpanOf(Content content) => new(article.Words[content.First].Span.Start, article.Words[content.End - 1].Span.End);
}

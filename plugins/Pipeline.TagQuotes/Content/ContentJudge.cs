namespace Pipeline.TagQuotes;

/// <summary>Decides whether what a cue seems to introduce is a quotation.</summary>
internal sealed class ContentJudge(Article article, WordCodes codes, LinearModel? model, ExtentTeacher? teacher, TagExplanation? explanation)
{
    /// <summary>F1 is highest where what is kept is right at least half as often as F1 itself (Lipton et al. 2014).</summary>
    private const double Threshold = 0.35;

    /// <summary>"voiced anger over …" is too rare for the models to know.</summary>
    private const double RareThreshold = 0.05;

    /// <summary>"warned that …" is hardly ever anything else, however rare its words; nor is what follows a person's name and a colon.</summary>
    private const double ClearThreshold = 0.2;

    /// <summary>What nothing sets off and the rules do not expect must be more likely right than wrong: "announced a plan" reports an act.</summary>
    private const double UnexpectedThreshold = 0.6;

    /// <summary>The likeliest of several contents, of which at most one can be right; null when none is to be kept.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="options">The contents; their chances are set.</param>
    public Content? Best(Unit unit, List<Content> options)
    {
        Content? best = null;
        for (var i = 0; i < options.Count; i++)
        {
            var content = options[i];
            if (Accepts(unit, ref content) && (best is null || content.Chance > best.Value.Chance))
                best = content;
            options[i] = content;
        }

        if (best is null && options.Count > 0)
            explanation?.Reject(options);
        return best;
    }

    private double LeastChance(Content content)
    {
        if (!content.Fits)
            return content.Opening is ContentOpening.Quoted or ContentOpening.That ? Threshold : UnexpectedThreshold;
        if (content.Cue is { HasNoun: true })
            return RareThreshold;
        var isClear = content.Opening == ContentOpening.That || content.Cue is { Kind: CueKind.Label };
        return isClear ? ClearThreshold : Threshold;
    }

    /// <summary>Whether the content is kept; its chance is set either way.</summary>
    public bool Accepts(Unit unit, ref Content content)
    {
        Span<uint> buffer = stackalloc uint[Features.Most];
        var features = new Features(buffer);
        ContentFeatures.Fill(ref features, article, codes, unit, content);
        if (teacher?.Keep(content, features.Hashes.ToArray()) is { } right)
        {
            content = content with { Chance = right };
            return right > 0;
        }

        content = content with { Chance = model?.Probability(features.Hashes) ?? (content.Fits ? 1 : 0) };
        return content.Chance >= LeastChance(content);
    }
}

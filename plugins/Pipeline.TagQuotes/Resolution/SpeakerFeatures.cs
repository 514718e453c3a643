namespace Pipeline.TagQuotes;

/// <summary>The features of a finished quotation: what speaks for its extent, and how its speaker was found.</summary>
internal static class SpeakerFeatures
{
    public static void Fill(ref Features f, WordCodes codes, Unit unit, Content content, QuoteKind kind, Speaker? speaker, ResolutionMethod method, int rivals, bool chained)
    {
        var (type, by, place) = ((uint)kind, (uint)method, ((uint)content.Place * 8) + (uint)content.Opening);
        var chance = (uint)(content.Chance * 20);
        f.Add(201, chance);
        f.Add(202, chance, type);
        f.Add(203, (uint)(content.EndChance * 10), type);
        f.Add(204, by);
        f.Add(205, by, type);
        f.Add(206, by, (uint)Math.Min(rivals, 4));
        f.Add(207, place, by);
        f.Add(208, type, content.Fits ? 1u : 0);
        f.Add(209, speaker is null ? 0 : Features.Bucket(speaker.Value.Mention.Length / 5), by);
        f.Add(210, chained ? 1u : 0, by, unit.StartsParagraph ? 1u : 0);
        f.Add(211, (uint)Math.Min(unit.Paragraph, 3), by);
        if (content.Cue is not { } cue)
            return;
        f.Add(212, codes.Word(cue.Verb));
        f.Add(213, (uint)cue.Kind, by);
        f.Add(214, cue.Source.Exists ? (uint)codes.Tag(cue.Source.CoreEnd - 1) : 0, by);
        f.Add(215, cue.Source.Exists && cue.Source.End > cue.Source.CoreEnd ? 1u : 0, (uint)cue.Kind);
    }
}

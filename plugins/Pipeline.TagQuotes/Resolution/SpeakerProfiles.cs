namespace Pipeline.TagQuotes;

/// <summary>Makes one entry per speaker of their quotations.</summary>
internal static class SpeakerProfiles
{
    /// <summary>Mentions that say nothing about who it is.</summary>
    private static readonly HashSet<string> Pronouns = new(
        ["he", "she", "it", "they", "who", "which", "that", "we", "i", "you", "his", "her", "their", "its", "him", "them"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The entries, in order of the first mention. O(quotations) time.</summary>
    public static List<SpeakerProfile> Of(Article article, NameIndex names, List<Quote> quotes)
    {
        var groups = new Dictionary<string, (Speaker First, HashSet<string> Seen, List<string> Aliases, int Quotes, int Words)>(StringComparer.Ordinal);
        foreach (var quote in quotes)
        {
            if (quote.Speaker is not { } speaker)
                continue;
            if (!groups.TryGetValue(speaker.Name, out var group))
                group = (speaker, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { speaker.Name }, [], 0, 0);
            var mention = speaker.Mention.In(article.Text).ToString();
            if (!Pronouns.Contains(mention) && group.Seen.Add(mention))
                group.Aliases.Add(mention);
            groups[speaker.Name] = group with { Quotes = group.Quotes + 1, Words = group.Words + CountWords(quote.Span.In(article.Text)) };
        }

        var profiles = new List<SpeakerProfile>(groups.Count);
        foreach (var (name, group) in groups)
        {
            var entity = names.Named(name);
            profiles.Add(new SpeakerProfile(entity is null ? group.First.Mention : names.Mention(entity), name)
            {
                Aliases = [.. group.Aliases],
                Role = entity is null || entity.Role.IsEmpty ? null : entity.Role.In(article.Text).ToString(),
                Quotes = group.Quotes,
                Words = group.Words,
            });
        }

        return profiles;
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) || (inside && c is '\'' or '’' or '-');
            if (letter && !inside)
                words++;
            inside = letter;
        }

        return words;
    }
}

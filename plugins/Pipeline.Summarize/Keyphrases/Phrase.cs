namespace Pipeline.Summarize.Keyphrases;

/// <summary>A phrase, by the stems of its words.</summary>
/// <param name="stems">Joined by spaces.</param>
/// <param name="words">How many there are.</param>
/// <param name="place">The sentence that has it first, from 0.</param>
internal sealed class Phrase(string stems, int words, int place)
{
    public string Stems => stems;

    public int Words => words;

    public int Place => place;

    /// <summary>In document order.</summary>
    public List<TextSpan> Mentions { get; } = [];

    /// <summary>How many mentions have a capital in every word.</summary>
    public int Names { get; set; }

    /// <summary>How often its words are used in the article, added.</summary>
    public int Uses { get; set; }

    /// <summary>How much the article is about it.</summary>
    public double Score { get; set; }

    /// <summary>What the layer has of it.</summary>
    /// <param name="rank">From 1.</param>
    public Keyphrase At(int rank) => new(Mentions[0], rank, Score) { Mentions = [.. Mentions] };
}

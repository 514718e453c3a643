namespace Pipeline.Summarize.Methods;

/// <summary>How much each feature counts in <see cref="NewsMethod"/>. Features lie between 0 and 1.</summary>
internal sealed record NewsWeights
{
    /// <summary>The weights that the stage runs with.</summary>
    public static NewsWeights Default { get; } = new();

    /// <summary>How near the sentence is to the start of the article.</summary>
    public double Position { get; init; } = 1.0;

    /// <summary>How fast <see cref="Position"/> falls: after 1/decay sentences it is half.</summary>
    public double Decay { get; init; } = 0.72;

    /// <summary>How like the sentence is to those after it.</summary>
    public double Forward { get; init; } = 0.92;

    /// <summary>How much of what the article keeps coming back to the sentence speaks of.</summary>
    public double Coverage { get; init; } = 0.22;

    /// <summary>How like the sentence is to the headline; chosen by hand, for the articles that the others were fitted on have none.</summary>
    public double Title { get; init; } = 0.3;

    /// <summary>Whether the sentence is neither too short to say much nor too long to read.</summary>
    public double Length { get; init; } = 0.9;

    /// <summary>The number of words below which a sentence is short.</summary>
    public double Short { get; init; } = 7;

    /// <summary>The number of words above which a sentence is long.</summary>
    public double Long { get; init; } = 20;

    /// <summary>For a question.</summary>
    public double Question { get; init; } = -1.0;

    /// <summary>For a quotation without its speaker.</summary>
    public double OrphanQuote { get; init; } = -0.5;

    /// <summary>For what is no whole sentence.</summary>
    public double Fragment { get; init; } = -0.5;

    /// <summary>How much likeness to a picked sentence costs: the lambda of maximal marginal relevance.</summary>
    public double Redundancy { get; init; } = 0.81;
}

namespace Pipeline.Summarize.Methods;

/// <summary>How much each feature counts in <see cref="NewsMethod"/>. All features lie between 0 and 1.</summary>
internal sealed record NewsWeights
{
    public static NewsWeights Default { get; } = new();

    public double Position { get; init; } = 1.0;

    public double Forward { get; init; } = 0.6;

    public double Backward { get; init; } = 0.1;

    public double Title { get; init; } = 0.3;

    public double Length { get; init; } = 0.3;

    public double Number { get; init; } = 0.02;

    public double Question { get; init; } = -0.4;

    public double OrphanQuote { get; init; } = -0.5;

    public double Fragment { get; init; } = -0.5;

    public double FirstPerson { get; init; } = -0.1;

    /// <summary>How much likeness to a picked sentence costs: the lambda of maximal marginal relevance.</summary>
    public double Redundancy { get; init; } = 0.4;
}

namespace Pipeline.Tests.Quality.Training;

/// <summary>The sets of an article that may be picked, and what each is worth.</summary>
/// <param name="Values">The features of each sentence of the pool.</param>
/// <param name="Pairs">The features of each two; null for two that may not be taken together.</param>
/// <param name="Sets">Places in the pool.</param>
/// <param name="Costs">What each set loses by what it takes for known.</param>
/// <param name="Rewards">ROUGE-1 and half of ROUGE-2 of each set, added.</param>
internal sealed record TrainingSets(double[][] Values, double[,][] Pairs, (int A, int B, int C)[] Sets, double[] Costs, double[] Rewards);

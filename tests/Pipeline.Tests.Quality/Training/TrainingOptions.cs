namespace Pipeline.Tests.Quality.Training;

/// <summary>How `news` is trained; chosen by the cross-validation that the verb prints.</summary>
internal sealed record TrainingOptions
{
    /// <summary>The first round is listwise, each further one is on expected ROUGE over new pools.</summary>
    public int Rounds { get; init; } = 3;

    public int ListwiseSteps { get; init; } = 300;

    public int ExpectedSteps { get; init; } = 200;

    /// <summary>Of Adam; falls to 0 over the steps.</summary>
    public double Rate { get; init; } = 0.05;

    /// <summary>Of what a set is worth, in the softmax that the listwise loss aims at.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>How much expected ROUGE counts against <see cref="Decay"/>.</summary>
    public double Reward { get; init; } = 26;

    /// <summary>The pull of weights towards 0.</summary>
    public double Decay { get; init; } = 0.005;
}

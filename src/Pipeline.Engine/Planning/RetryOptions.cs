namespace Pipeline.Engine.Planning;

/// <summary>How often a stage is tried again on one document after a transient failure.</summary>
/// <param name="Attempts">Tries after the first; 0 for none.</param>
/// <param name="Delay">The wait before the first retry; doubled for each further one, with jitter.</param>
public readonly record struct RetryOptions(int Attempts, TimeSpan Delay)
{
    /// <summary>What holds where a pipeline file does not say: enough for a hiccup, too little to hold up a run.</summary>
    public static RetryOptions Default { get; } = new(2, TimeSpan.FromMilliseconds(200));
}

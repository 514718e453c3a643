namespace Pipeline.Summarize.Methods;

/// <summary>How much a summary may hold.</summary>
/// <param name="Sentences">At most.</param>
/// <param name="Words">At most, over all sentences.</param>
internal readonly record struct Budget(int Sentences, int Words);

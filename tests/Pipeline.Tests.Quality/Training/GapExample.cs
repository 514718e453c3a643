namespace Pipeline.Tests.Quality.Training;

/// <summary>A gap between two chunks of text.</summary>
/// <param name="Features">What the model sees of it.</param>
/// <param name="IsStart">Whether a sentence starts after it.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct GapExample(uint[] Features, bool IsStart, float Weight);

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>One decision: its features and what is right.</summary>
internal readonly record struct Example(uint[] Features, bool Label);

namespace Pipeline.Tests.Quality;

/// <summary>One measured figure, in per cent.</summary>
/// <param name="Name">Task, gold file, measure.</param>
/// <param name="Value">Higher is better.</param>
internal readonly record struct Figure(string Name, double Value);

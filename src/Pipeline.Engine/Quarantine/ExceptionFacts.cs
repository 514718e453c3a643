namespace Pipeline.Engine.Quarantine;

/// <summary>An exception, for the author of the stage.</summary>
/// <param name="Type">The name of its class.</param>
/// <param name="Message">What it says.</param>
/// <param name="StackTrace">Where it was thrown; null when that is not known.</param>
public sealed record ExceptionFacts(string Type, string Message, string? StackTrace);

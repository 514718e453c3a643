namespace Pipeline.Engine.Intake;

/// <summary>A line that is no document.</summary>
/// <param name="column">Where, in characters from 1.</param>
/// <param name="message">What was expected, what came, how to fix it.</param>
internal sealed class JsonLineException(int column, string message) : Exception(message)
{
    public int Column => column;
}

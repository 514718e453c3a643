namespace Pipeline.Engine.Execution;

/// <summary>A stage failed on a document; carries what is reported.</summary>
internal sealed class StageFailureException(string message, int attempts, Exception? cause) : Exception(message, cause)
{
    public int Attempts { get; } = attempts;
}

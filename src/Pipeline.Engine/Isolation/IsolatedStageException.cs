namespace Pipeline.Engine.Isolation;

/// <summary>A stage failed in its own process; the message is the one that it would have had in this.</summary>
internal sealed class IsolatedStageException(string message, bool isTransient, string? details = null, Exception? innerException = null) : Exception(message, innerException)
{
    public bool IsTransient => isTransient;

    /// <summary>The exception there with its stack; null when there was none.</summary>
    public override string? StackTrace => details ?? base.StackTrace;
}

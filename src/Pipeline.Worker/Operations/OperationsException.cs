namespace Pipeline.Worker.Operations;

/// <summary>Health and metrics cannot be served. The message is for the user; the host does not start.</summary>
internal sealed class OperationsException(string message, Exception inner) : Exception(message, inner);

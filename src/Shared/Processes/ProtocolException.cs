namespace Pipeline.Processes;

/// <summary>A child process wrote what the protocol does not have. The message goes on where <c>the command</c> leaves off: <c>it wrote …</c>.</summary>
internal sealed class ProtocolException(string message) : Exception(message);

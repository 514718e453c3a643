using System.Net.Sockets;
using Pipeline.Engine.Isolation;

namespace Pipeline.Engine.Execution;

/// <summary>Tells failures that may pass from those that will not.</summary>
internal static class TransientErrors
{
    /// <summary>Whether the same call may well succeed later.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        StageException stage => stage.IsTransient,
        IsolatedStageException isolated => isolated.IsTransient,
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException or EndOfStreamException => false,
        OperationCanceledException { InnerException: TimeoutException } => true, // how HttpClient says it
        IOException or TimeoutException or HttpRequestException or SocketException => true,
        _ => false,
    };
}

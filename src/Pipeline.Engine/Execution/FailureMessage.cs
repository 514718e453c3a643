using Pipeline.Engine.Isolation;

namespace Pipeline.Engine.Execution;

/// <summary>Puts an exception into words for a person.</summary>
internal static class FailureMessage
{
    /// <summary>The message; with the kind of exception where the message alone was not written for a reader.</summary>
    public static string Of(Exception exception) => exception switch
    {
        StageException { Span: { } span } stage => $"{stage.Message} (at {span} of the text)",
        StageException or IsolatedStageException or StageContractException or TimeoutException or IOException or UnauthorizedAccessException => exception.Message,
        AggregateException { InnerExceptions: [var only] } => Of(only),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Of(inner),
        OperationCanceledException { InnerException: TimeoutException inner } => Of(inner),
        OperationCanceledException => "It was cancelled from within.",
        _ => $"{exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}",
    };
}

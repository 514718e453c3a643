namespace Pipeline.Engine.Execution;

/// <summary>Tells failures for want of memory from others.</summary>
internal static class MemoryErrors
{
    /// <summary>Whether memory ran out, here or in what this exception came from.</summary>
    public static bool RanOut(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException => true,
        AggregateException aggregate => aggregate.InnerExceptions.Any(RanOut),
        _ => RanOut(exception.InnerException),
    };
}

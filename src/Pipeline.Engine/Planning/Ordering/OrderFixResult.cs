using System.Collections.Immutable;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>What came of putting the stages of a file in order.</summary>
public sealed record OrderFixResult
{
    /// <summary>The whole text of the file with its list in order, the very same when the order was good; null when it could not be
    /// done.</summary>
    public string? NewText { get; init; }

    /// <summary>What was done, such as <c>move line 11 above line 10</c>, in lines of the file as it was; null when nothing was.</summary>
    public string? Change { get; init; }

    /// <summary>Why it could not be done, as one sentence without a full stop; null when it could.</summary>
    public string? Reason { get; init; }

    /// <summary>The ids of the stages in their new order; empty when it could not be done.</summary>
    public ImmutableArray<string> Order { get; init; } = [];
}

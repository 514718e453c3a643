namespace Pipeline.Engine.Planning.Conditions;

/// <summary>The layers that a condition may count.</summary>
/// <param name="Known">Names of all layers that a registered stage provides.</param>
/// <param name="Before">Names of those that a stage before this one in the file provides.</param>
internal sealed record ConditionLayers(IReadOnlyCollection<string> Known, IReadOnlyCollection<string> Before);

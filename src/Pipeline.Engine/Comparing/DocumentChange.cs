using System.Collections.Immutable;

namespace Pipeline.Engine.Comparing;

/// <summary>A document of which two plans make something else.</summary>
/// <param name="Id">The document.</param>
/// <param name="FirstStage">The id of the first stage of the new plan whose result is another than under the old plan; null when it is only that a stage is gone.</param>
/// <param name="Before">How it ended under the old plan: <c>exported</c>, or why it was skipped or failed.</param>
/// <param name="After">How it ended under the new plan.</param>
/// <param name="Aspects">What differs, when it was exported by both.</param>
public sealed record DocumentChange(DocumentId Id, string? FirstStage, string Before, string After, ImmutableArray<AspectChange> Aspects);

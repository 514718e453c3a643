using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>What one stage did with one document.</summary>
/// <param name="Id">The document.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Document">As it is after the stage; when the stage was passed over or failed, as it was before.</param>
public sealed record StageStep(DocumentId Id, PlannedStage Stage, StageResult Result, Document Document);

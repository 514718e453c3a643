namespace Pipeline.Engine.Execution;

/// <summary>A stage returned what its attributes do not allow.</summary>
internal sealed class StageContractException(string message) : Exception(message);

using Pipeline.Engine.Execution;

namespace Pipeline.Worker.Commands;

/// <summary>Keeps the outcome of a run over one document.</summary>
internal sealed class LastOutcome : IRunObserver
{
    public DocumentOutcome? Outcome { get; private set; }

    public void OnDocument(DocumentOutcome outcome, long? total) => Outcome = outcome;
}

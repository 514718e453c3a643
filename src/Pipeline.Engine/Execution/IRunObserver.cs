using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>Is told how a run goes. Calls never overlap; outcomes come in input order.</summary>
public interface IRunObserver
{
    /// <summary>The plan is made and the first document is about to be read.</summary>
    /// <param name="plan">What will run.</param>
    void OnStarted(Plan plan)
    {
    }

    /// <summary>A document has ended.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="total">How many documents the source has, when it knows.</param>
    void OnDocument(DocumentOutcome outcome, long? total)
    {
    }

    /// <summary>Results cannot be written, and the run waits; or they can again.</summary>
    /// <param name="reason">Why they cannot; null when they can.</param>
    void OnBlocked(string? reason)
    {
    }

    /// <summary>The run has ended and its exports are flushed.</summary>
    /// <param name="result">What came of it.</param>
    void OnFinished(RunResult result)
    {
    }
}

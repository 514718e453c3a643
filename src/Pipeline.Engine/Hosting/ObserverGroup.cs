using System.Collections.Immutable;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Hosting;

/// <summary>Passes each call on to several observers, in order.</summary>
internal sealed class ObserverGroup(ImmutableArray<IRunObserver> observers) : IRunObserver
{
    public void OnStarted(Plan plan)
    {
        foreach (var observer in observers)
            observer.OnStarted(plan);
    }

    public void OnDocument(DocumentOutcome outcome, long? total)
    {
        foreach (var observer in observers)
            observer.OnDocument(outcome, total);
    }

    public void OnBlocked(string? reason)
    {
        foreach (var observer in observers)
            observer.OnBlocked(reason);
    }

    public void OnFinished(RunResult result)
    {
        foreach (var observer in observers)
            observer.OnFinished(result);
    }
}

using Pipeline.Engine.Execution;

namespace Pipeline.Worker.Terminal;

/// <summary>Shows a run while it goes on, and its results at the end.</summary>
internal interface IRunView : IRunObserver
{
    /// <summary>Writes what is left to write, after the run and the host have ended.</summary>
    Task CompleteAsync();
}

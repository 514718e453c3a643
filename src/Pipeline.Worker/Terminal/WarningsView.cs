using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Planning;

namespace Pipeline.Worker.Terminal;

/// <summary>Shows the warnings about a pipeline file before its run begins, not after hours.</summary>
internal sealed class WarningsView(TerminalWriter terminal, PipelineCompletion completion) : IRunObserver
{
    public void OnStarted(Plan plan)
    {
        if (completion.Load is { } load)
            DiagnosticsView.WriteText(load.Diagnostics, terminal);
    }
}

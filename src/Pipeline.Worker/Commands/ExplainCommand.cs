using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline explain</c>: the plan that a pipeline file makes.</summary>
internal static class ExplainCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var format = CommonArguments.Format("How to show the plan.", "table", "mermaid");
        var command = new Command("explain", "Show the plan: stages, layers, and every option with where its value came from.") { file, format };
        command.SetAction(async (result, _) =>
        {
            await using var services = Loading.Services(consoles);
            var load = await services.GetRequiredService<PipelineLoader>().LoadAsync(result.GetValue(file)!);
            consoles.WritePluginProblems(load.Plugins);
            DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
            if (load.Prepared is null)
                return ExitCode.NothingRun;
            await using var prepared = load.Prepared;
            if (result.GetValue(format) == "mermaid")
                consoles.Output.WriteRaw(PlanMermaid.Render(prepared.Plan));
            else
                PlanTable.Write(prepared.Plan, consoles.Output);
            return ExitCode.Success;
        });
        return command;
    }
}

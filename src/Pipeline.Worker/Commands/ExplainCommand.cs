using System.CommandLine;
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
            await using var prepared = await services.LoadPlanAsync(result.GetValue(file)!, consoles);
            if (prepared is null)
                return ExitCode.NothingRun;
            if (result.GetValue(format) == "mermaid")
                consoles.Output.WriteRaw(PlanMermaid.Render(prepared.Plan));
            else
                PlanTable.Write(prepared.Plan, consoles.Output);
            return ExitCode.Success;
        });
        return command;
    }
}

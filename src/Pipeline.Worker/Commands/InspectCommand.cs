using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Planning;
using Pipeline.Worker.Inspecting;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline inspect</c>: what a stage kept, dropped and decided in one document, and why.</summary>
internal static class InspectCommand
{
    public static Command Create(Consoles consoles)
    {
        var document = new Argument<string>("document") { Description = "The file of the document." };
        var stage = new Option<string>("--stage", "-s") { Description = "The stage to ask: its name or id.", Required = true };
        var file = CommonArguments.FileOption();
        var format = CommonArguments.Format("How to show it.", "text", "html");
        var command = new Command("inspect", "Show what a stage kept, dropped and decided in one document, and why.") { document, stage, file, format };
        command.SetAction(async (result, cancellationToken) =>
            await RunAsync(result.GetValue(document)!, result.GetValue(stage)!, result.GetValue(file)!, result.GetValue(format) == "html", consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string document, string stage, string file, bool asHtml, Consoles consoles, CancellationToken cancellationToken)
    {
        if (!File.Exists(document))
        {
            consoles.Error.WriteLine($"error: there is no file `{document}`. Name a document by its path.");
            return ExitCode.NothingRun;
        }

        await using var services = Loading.Services(consoles);
        var load = await services.GetRequiredService<PipelineLoader>().LoadForAsync(file, document, stage);
        consoles.WritePluginProblems(load);
        DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
        if (load.Prepared is null)
            return ExitCode.NothingRun;
        await using var prepared = load.Prepared;
        if (Find(prepared.Plan, stage) is not { } planned)
        {
            consoles.Error.WriteLine($"error: no stage `{stage}` in {file} can be inspected. Stages: {string.Join(", ", prepared.Plan.Stages.Select(static each => each.Id))}.");
            return ExitCode.NothingRun;
        }

        if (!typeof(IExplainedStage).IsAssignableFrom(planned.Descriptor.Type))
        {
            consoles.Error.WriteLine($"error: `{planned.Id}` does not explain what it does.");
            return ExitCode.NothingRun;
        }

        var inspection = new Inspection(planned.Id);
        var last = new LastOutcome();
        var run = await prepared.RunAsync(new RunOptions { Lanes = 1, Inspection = inspection }, last, time: null, cancellationToken);
        if (inspection.Result is not null)
        {
            if (asHtml)
                consoles.Output.WriteRaw(InspectionPage.Render(inspection));
            else
                InspectionView.Write(inspection, consoles.Output);
            return ExitCode.Success;
        }

        return NotReached(planned, last.Outcome, run, document, consoles);
    }

    private static PlannedStage? Find(Plan plan, string stage) =>
        plan.Stages.FirstOrDefault(each => each.Id == stage) ?? plan.Stages.FirstOrDefault(each => each.Descriptor.Name == stage);

    private static int NotReached(PlannedStage stage, DocumentOutcome? outcome, RunResult run, string document, Consoles consoles)
    {
        consoles.Error.WriteLine(outcome switch
        {
            Skipped skipped => $"{document} does not come to `{stage.Id}`: `{skipped.Stage}` skips it: {skipped.Reason}",
            Quarantined { Failure: var failure } => $"error: `{failure.Stage}` failed on {document}: {failure.Message}",
            Exported => $"`{stage.Id}` is not run on {document}: its `when` is not met, or it failed and is passed over.",
            _ => $"error: {document} was not read: {run.StoppedBy ?? "interrupted"}",
        });
        return outcome switch
        {
            Skipped or Exported => ExitCode.Success,
            null when run.StoppedBy is null => ExitCode.Interrupted,
            _ => ExitCode.SomeFailed,
        };
    }
}

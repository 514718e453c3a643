using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Comparing;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Comparing;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline diff</c>: what an edit of a pipeline file changes in the results.</summary>
internal static class DiffCommand
{
    public static Command Create(Consoles consoles)
    {
        var before = new Argument<string>("old") { Description = "The pipeline file as it was." };
        var after = new Argument<string>("new") { Description = "The pipeline file as it is to be; its source gives the documents." };
        var sample = new Option<int?>("--sample", "-n") { Description = "Compare at most so many documents, spread over the source.", HelpName = "n" };
        sample.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--sample takes a number of documents, at least 1.");
        });
        var format = CommonArguments.Format("How to show it.", "text", "json", "html");
        var command = new Command("diff", "Run two pipeline files over the same documents, without exports, and show what differs: exit code 0 for nothing, 1 for something.") { before, after, sample, format };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetValue(before)!, result.GetValue(after)!, result.GetValue(sample), result.GetValue(format)!, consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string before, string after, int? sample, string format, Consoles consoles, CancellationToken cancellationToken)
    {
        await using var services = Loading.Services(consoles);
        var changes = new List<DocumentChange>();
        PlanComparison comparison;
        try
        {
            comparison = await PlanComparison.RunAsync(services.GetRequiredService<PipelineLoader>(), before, after, sample, changes.Add, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        consoles.WritePluginProblems(comparison.After);
        DiagnosticsView.WriteText(comparison.Before.Diagnostics, consoles.Error);
        DiagnosticsView.WriteText(comparison.After.Diagnostics, consoles.Error);
        if (!comparison.HasRun)
            return ExitCode.NothingRun;
        if (format == "json")
            consoles.Output.WriteRaw(DiffJson.Render(comparison, changes));
        else if (format == "html")
            consoles.Output.WriteRaw(DiffPage.Render(comparison, changes));
        else
            DiffView.Write(comparison, changes, consoles.Output);
        if (comparison.StoppedBy is null)
            return changes.Count == 0 ? ExitCode.Success : ExitCode.SomeFailed;
        consoles.Error.WriteLine($"error: not all documents were compared: {comparison.StoppedBy}");
        return ExitCode.NothingRun;
    }
}

using System.CommandLine;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline state</c>: what became of the documents, while a worker runs or not.</summary>
internal static class StateCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var json = CommonArguments.Json("One JSON object on standard output.");
        var command = new Command("state", "Show what became of the documents: counts, exports, the last errors, and who is at work.") { file, json };
        command.Subcommands.Add(StateDocumentCommand.Create(consoles));
        command.Subcommands.Add(StateCheckCommand.Create(consoles));
        command.Subcommands.Add(StateRepairCommand.Create(consoles));
        foreach (var verb in command.Subcommands)
        {
            verb.Validators.Add(result =>
            {
                if (result.Parent is System.CommandLine.Parsing.CommandResult parent && parent.GetResult(file) is { Implicit: false })
                    result.AddError($"Name the pipeline file after `{verb.Name}`: `pipeline state {verb.Name} --file {parent.GetValue(file)}`.");
            });
        }

        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(file)!, result.GetValue(json), consoles)));
        return command;
    }

    private static int Run(string file, bool json, Consoles consoles)
    {
        var folder = PipelineLoader.StateDirectoryOf(file);
        using var ledger = LedgerReader.TryOpen(folder);
        var overview = ledger?.Overview();
        var worker = WorkerPresence.Of(folder);
        if (json)
            consoles.Output.WriteRaw(StateJson.Render(folder, worker, overview ?? new LedgerOverview()));
        else if (overview is null)
            consoles.WriteNothingRun(folder);
        else
            StateView.Write(folder, worker, overview, consoles.Output);
        return ExitCode.Success;
    }

    /// <summary>Who asks too early is not in the wrong.</summary>
    public static void WriteNothingRun(this Consoles consoles, string folder) =>
        consoles.Output.WriteLine($"nothing was run yet: there is no ledger in {folder}");
}

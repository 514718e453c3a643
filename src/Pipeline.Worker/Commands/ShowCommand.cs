using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline show</c>: one document in the terminal, without exports.</summary>
internal static class ShowCommand
{
    public static Command Create(Consoles consoles)
    {
        var document = new Argument<string>("document") { Description = "The file of the document." };
        var file = CommonArguments.FileOption();
        var command = new Command("show", "Run one document through the stages, without exports, and show its summary and quotes.") { document, file };
        command.SetAction(async (result, cancellationToken) => await RunAsync(result.GetValue(document)!, result.GetValue(file)!, consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string document, string file, Consoles consoles, CancellationToken cancellationToken)
    {
        if (!File.Exists(document))
        {
            consoles.Error.WriteLine($"error: there is no file `{document}`. Name a document by its path.");
            return ExitCode.NothingRun;
        }

        await using var services = Loading.Services(consoles);
        var load = await services.GetRequiredService<PipelineLoader>().LoadForAsync(file, document);
        consoles.WritePluginProblems(load);
        DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
        if (load.Prepared is null)
            return ExitCode.NothingRun;
        await using var prepared = load.Prepared;
        var last = new LastOutcome();
        var run = await prepared.RunAsync(new RunOptions { Lanes = 1 }, last, time: null, cancellationToken);
        switch (last.Outcome)
        {
            case Exported { Document: var shown }:
                DocumentView.Write(shown, consoles.Output);
                return ExitCode.Success;
            case Skipped skipped:
                consoles.Error.WriteLine($"{skipped.Id} is skipped by `{skipped.Stage}`: {skipped.Reason}");
                return ExitCode.Success;
            case Quarantined { Failure: var failure }:
                consoles.Error.WriteLine($"error: `{failure.Stage}` ({file}:{failure.Line}) failed on {failure.Id}: {failure.Message}");
                return ExitCode.SomeFailed;
            default:
                consoles.Error.WriteLine($"error: {document} was not read: {run.StoppedBy ?? "interrupted"}");
                return run.StoppedBy is null ? ExitCode.Interrupted : ExitCode.SomeFailed;
        }
    }
}

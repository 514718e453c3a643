using System.CommandLine;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline state document</c>: the history of one document.</summary>
internal static class StateDocumentCommand
{
    public static Command Create(Consoles consoles)
    {
        var document = CommonArguments.Document();
        var file = CommonArguments.FileOption();
        var json = CommonArguments.Json("One JSON object on standard output.");
        var command = new Command("document", "Show the history of one document, and where its records are.") { document, file, json };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(document)!, result.GetValue(file)!, result.GetValue(json), consoles)));
        return command;
    }

    private static int Run(string name, string file, bool json, Consoles consoles)
    {
        var folder = PipelineLoader.StateDirectoryOf(file);
        var directory = CommonArguments.DirectoryOf(file);
        using var ledger = LedgerReader.TryOpen(folder);
        if (ledger is null)
        {
            consoles.WriteNothingRun(folder);
            return ExitCode.Success;
        }

        if (ledger.Find(name, directory) is not { } document)
        {
            consoles.Error.WriteLine($"error: the ledger knows of no document `{name}`{(ledger.Nearest(name, directory) is { } near ? $": did you mean `{near}`?" : "")}");
            return ExitCode.NothingRun;
        }

        if (json)
            consoles.Output.WriteRaw(StateJson.Render(document, ledger.History(document), ledger.Records(document)));
        else
            HistoryView.Write(document, ledger.History(document), ledger.Records(document), consoles.Output);
        return ExitCode.Success;
    }
}

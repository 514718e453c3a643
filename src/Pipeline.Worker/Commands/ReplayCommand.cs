using System.CommandLine;
using System.Globalization;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Quarantine;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline replay</c>: puts documents back from the quarantine.</summary>
internal static class ReplayCommand
{
    private const int Shown = 20;

    public static Command Create(Consoles consoles)
    {
        var document = new Argument<string?>("document")
        {
            Description = "The document: its id, the path of its file, the name of its folder, or the beginning of one of them.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "All of the quarantine." };
        var stage = Selections.Stage();
        var reason = Selections.Reason();
        var file = CommonArguments.FileOption();
        var command = new Command("replay", "Put documents back from the quarantine, to be run again; also while a worker runs.") { document, all, stage, reason, file };
        command.Validators.Add(result =>
        {
            // A document's name that is empty comes from a shell variable that is not set.
            var isNamed = result.GetResult(document) is { Implicit: false };
            var isChosen = result.GetResult(stage) is { Implicit: false } || result.GetResult(reason) is { Implicit: false };
            if ((isNamed ? 1 : 0) + (result.GetValue(all) ? 1 : 0) + (isChosen ? 1 : 0) != 1)
                result.AddError("Say which documents, in one way: a document, --all, or --stage and --reason.");
            else if (isNamed && string.IsNullOrWhiteSpace(result.GetValue(document)))
                result.AddError("The name of the document is empty: give its id, or the path of its file.");
        });
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(file)!, result.GetValue(document), result.GetValue(stage), result.GetValue(reason), consoles)));
        return command;
    }

    private static int Run(string file, string? document, string? stage, string? reason, Consoles consoles)
    {
        var folder = PipelineLoader.StateDirectoryOf(file);
        var selection = new ReplaySelection { Document = document, Directory = CommonArguments.DirectoryOf(file), Stage = stage, Reason = reason };
        var result = QuarantineReplay.Run(folder, selection, TimeProvider.System);
        if (result is null or { PutBack.Length: 0 })
        {
            WriteNothing(folder, selection, result, consoles);
            return ExitCode.SomeFailed;
        }

        var unkept = result.PutBack.Where(static document => !document.HasInput).ToList();
        foreach (var put in result.PutBack.Take(Shown))
            consoles.Output.WriteLine(TerminalText.Printable($"put back: {put.Id}{(put.HasInput ? "" : " (its original is not kept: it runs when the source offers it)")}", oneLine: true));
        if (result.PutBack.Length > Shown)
            consoles.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {result.PutBack.Length - Shown:N0} more, of {unkept.Count:N0} in all the original is not kept"));
        var worker = WorkerPresence.Of(folder);
        consoles.Output.WriteLine(worker.IsAtWork
            ? string.Create(CultureInfo.InvariantCulture, $"process {worker.ProcessId} is at work and takes {(result.PutBack.Length == 1 ? "it" : "them")} up")
            : $"the next `pipeline run` or `work` takes {(result.PutBack.Length == 1 ? "it" : "them")} up");
        return ExitCode.Success;
    }

    private static void WriteNothing(string folder, ReplaySelection selection, ReplayResult? result, Consoles consoles)
    {
        if (result is { Ambiguous.Length: > 1 })
        {
            Selections.WriteNone(selection.Document!, result.Ambiguous, folder, consoles);
            return;
        }

        // A folder may be there without its document: the ledger was deleted, or the document is put back already.
        using var ledger = LedgerReader.TryOpen(folder);
        var folders = selection.Of(
            [.. new QuarantineFolder(Path.Combine(folder, QuarantineFolder.Name)).List()],
            static entry => (entry.Document.Id, entry.Name, entry.Document.Stage, entry.Document.Message));
        var unknown = folders.Count(entry => ledger?.Find(entry.Document.Id) is null);
        if (unknown > 0)
        {
            consoles.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"error: the quarantine has {ProblemsView.Count(unknown, "folder")} of which the ledger knows nothing, as after it was deleted: `pipeline state repair` has them run again"));
            return;
        }

        var known = selection.Document is { } name ? ledger?.Find(name, selection.Directory) ?? (folders is [var only] ? ledger?.Find(only.Document.Id) : null) : null;
        if (known is not null)
            consoles.Error.WriteLine(TerminalText.Printable($"error: `{known.Id}` is not in quarantine: it is {HistoryView.Name(known.State)}{(known.Reason is null ? "" : $" ({known.Reason})")}", oneLine: true));
        else if (selection.Document is not null)
            Selections.WriteNone(selection.Document, [], folder, consoles);
        else
            consoles.Error.WriteLine(selection is { Stage: null, Reason: null } ? "error: nothing is in quarantine" : "error: nothing in quarantine is like that; `pipeline quarantine list` shows what is there");
    }
}

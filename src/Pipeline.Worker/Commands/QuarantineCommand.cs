using System.CommandLine;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Quarantine;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline quarantine</c>: the documents that could not be processed, and why.</summary>
internal static class QuarantineCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("quarantine", "Show the documents that could not be processed.");
        command.Subcommands.Add(CreateList(consoles));
        command.Subcommands.Add(CreateShow(consoles));
        return command;
    }

    private static Command CreateList(Consoles consoles)
    {
        var file = CommonArguments.FileOption();
        var stage = Selections.Stage();
        var reason = Selections.Reason();
        var json = CommonArguments.Json("One JSON line a document on standard output.");
        var command = new Command("list", "List the documents in quarantine with the reasons.") { file, stage, reason, json };
        command.SetAction((result, _) =>
        {
            var folder = PipelineLoader.StateDirectoryOf(result.GetValue(file)!);
            var selection = new ReplaySelection { Stage = result.GetValue(stage), Reason = result.GetValue(reason) };
            var documents = Select(folder, selection);
            if (result.GetValue(json))
                QuarantineView.WriteJson(documents, consoles.Output);
            else
                QuarantineView.WriteList(documents, Path.Combine(folder, QuarantineFolder.Name), consoles.Output);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static Command CreateShow(Consoles consoles)
    {
        var document = CommonArguments.Document("The document: its id, the path of its file, the name of its folder, or the beginning of one of them.");
        var file = CommonArguments.FileOption();
        var verbose = new Option<bool>("--verbose", "-v") { Description = "With the stack traces of the exceptions." };
        var command = new Command("show", "Show why one document is in quarantine, and where its files are.") { document, file, verbose };
        command.SetAction((result, _) =>
        {
            var path = result.GetValue(file)!;
            var name = result.GetValue(document)!;
            var folder = PipelineLoader.StateDirectoryOf(path);
            var found = Select(folder, new ReplaySelection { Document = name, Directory = CommonArguments.DirectoryOf(path) });
            if (found is [var only])
                QuarantineView.WriteOne(only, new QuarantineFolder(Path.Combine(folder, QuarantineFolder.Name)), result.GetValue(verbose), consoles.Output);
            else
                Selections.WriteNone(name, [.. found.Select(static entry => entry.Document.Id)], folder, consoles);
            return Task.FromResult(found.Count == 1 ? ExitCode.Success : ExitCode.NothingRun);
        });
        return command;
    }

    private static IReadOnlyList<QuarantineEntry> Select(string folder, ReplaySelection selection)
    {
        using var ledger = LedgerReader.TryOpen(folder);
        var all = new QuarantineFolder(Path.Combine(folder, QuarantineFolder.Name)).List()
            .Select(entry => new QuarantineEntry(entry.Name, entry.Document, ledger?.Find(entry.Document.Id))).ToList();
        return selection.Of(all, static entry => (entry.Document.Id, entry.Name, entry.Document.Stage, entry.Document.Message));
    }
}

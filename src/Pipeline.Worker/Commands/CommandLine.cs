using System.CommandLine;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Plugins;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary>The verbs of the program.</summary>
internal static class CommandLine
{
    /// <summary>Parses the arguments and runs a verb; without one, <c>run</c>.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args, Consoles consoles)
    {
        var root = new RootCommand("Runs documents through the stages of a pipeline file: who said what, what it says in short, and where.");
        root.Subcommands.Add(RunCommand.Create(consoles));
        root.Subcommands.Add(WorkCommand.Create(consoles));
        root.Subcommands.Add(CheckCommand.Create(consoles));
        root.Subcommands.Add(ExplainCommand.Create(consoles));
        root.Subcommands.Add(StagesCommand.Create(consoles));
        root.Subcommands.Add(PluginsCommand.Create(consoles));
        root.Subcommands.Add(TestCommand.Create(consoles));
        root.Subcommands.Add(DiffCommand.Create(consoles));
        root.Subcommands.Add(NewCommand.Create(consoles));
        root.Subcommands.Add(SchemaCommand.Create(consoles));
        root.Subcommands.Add(ShowCommand.Create(consoles));
        root.Subcommands.Add(InspectCommand.Create(consoles));
        root.Subcommands.Add(ExecCommand.Create(consoles));
        root.Subcommands.Add(IsolatedCommand.Create());
        root.Subcommands.Add(ServiceCommand.Create(consoles));
        root.Subcommands.Add(StateCommand.Create(consoles));
        root.Subcommands.Add(WhyCommand.Create(consoles));
        root.Subcommands.Add(QuarantineCommand.Create(consoles));
        root.Subcommands.Add(ReplayCommand.Create(consoles));
        RunCommand.Configure(root, consoles, fileArgument: false);

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
                consoles.Error.WriteLine($"error: {error.Message}");
            consoles.Error.WriteLine("Run `pipeline --help` to see the verbs and their options.");
            return ExitCode.NothingRun;
        }

        // The host drains on a signal by itself; the parser's own time limit would cut that short.
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration
            {
                ProcessTerminationTimeout = null,
                EnableDefaultExceptionHandler = false,
                Output = consoles.Output.Writer,
                Error = consoles.Error.Writer,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or LedgerException or PluginLockException)
        {
            // `run` reports its own; these are of verbs that run nothing.
            consoles.Error.WriteLine($"error: {exception.Message}");
            return ExitCode.NothingRun;
        }
    }
}

using System.CommandLine;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline run</c>: runs a pipeline file in a generic host until its source has no more documents.</summary>
internal static class RunCommand
{
    private const int ShownByDefault = 10;

    public static Command Create(Consoles consoles)
    {
        var command = new Command("run", "Run the pipeline over its source (the default verb); documents that are up to date are not run again.");
        Configure(command, consoles, fileArgument: true);
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public static void Configure(Command command, Consoles consoles, bool fileArgument)
    {
        var file = CommonArguments.File();
        var lanes = CommonArguments.Lanes();
        var verbose = CommonArguments.Verbose();
        var show = new Option<int>("--show")
        {
            Description = "Show the quotes and the summary of this many documents.",
            DefaultValueFactory = static _ => ShownByDefault,
        };
        var json = new Option<bool>("--json") { Description = "One JSON line a document, and one for the run, on standard output." };
        var force = new Option<bool>("--force") { Description = "Run documents that are up to date all the same." };
        if (fileArgument)
            command.Arguments.Add(file);
        command.Options.Add(lanes);
        command.Options.Add(show);
        command.Options.Add(json);
        command.Options.Add(force);
        command.Options.Add(verbose);
        command.SetAction((result, _) => WorkerHost.RunAsync(
            new PipelineOptions
            {
                Path = fileArgument ? result.GetValue(file)! : CommonArguments.DefaultFile,
                Run = new RunOptions { Lanes = result.GetValue(lanes) ?? Environment.ProcessorCount, Force = result.GetValue(force) },
            },
            consoles,
            result.GetValue(json) ? new JsonLinesView(consoles.Output.Writer) : new RunView(consoles, result.GetValue(show)),
            result.GetValue(verbose)));
    }
}

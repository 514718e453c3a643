using System.CommandLine;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations;
using Pipeline.Worker.Operations.Http;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline work</c>: the background worker, which runs until it is stopped.</summary>
internal static class WorkCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var lanes = CommonArguments.Lanes();
        var http = HttpOption.Create();
        var verbose = CommonArguments.Verbose();
        var command = new Command("work", "Run until stopped: wait for new documents, and take up edits of the pipeline file as they come.") { file, lanes, http, verbose };
        command.SetAction((result, _) => WorkerHost.RunAsync(
            new PipelineOptions
            {
                Path = result.GetValue(file)!,
                Run = new RunOptions { Lanes = result.GetValue(lanes) ?? Environment.ProcessorCount, IsContinuous = true },
            },
            consoles,
            new WorkView(consoles.Error),
            result.GetValue(verbose),
            builder => builder.AddOperations(new OperationsOptions { Http = result.GetValue(http) })));
        return command;
    }
}

using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
        var command = new Command("run", "Run the pipeline over its source (the default verb).");
        Configure(command, consoles, fileArgument: true);
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>run</c>.</summary>
    public static void Configure(Command command, Consoles consoles, bool fileArgument)
    {
        var file = CommonArguments.File();
        var lanes = new Option<int?>("--lanes") { Description = "Documents worked on at once; by default the number of cores." };
        lanes.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024)
                result.AddError("--lanes takes a whole number from 1 to 1024.");
        });
        var show = new Option<int>("--show")
        {
            Description = "Show the quotes and the summary of this many documents.",
            DefaultValueFactory = static _ => ShownByDefault,
        };
        var json = new Option<bool>("--json") { Description = "One JSON line a document, and one for the run, on standard output." };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Log details, with the stack traces of failures." };
        if (fileArgument)
            command.Arguments.Add(file);
        command.Options.Add(lanes);
        command.Options.Add(show);
        command.Options.Add(json);
        command.Options.Add(verbose);
        command.SetAction((result, _) => RunAsync(
            new PipelineOptions
            {
                Path = fileArgument ? result.GetValue(file)! : CommonArguments.DefaultFile,
                Run = result.GetValue(lanes) is { } count ? new RunOptions { Lanes = count } : new RunOptions(),
            },
            consoles,
            result.GetValue(json) ? new JsonLinesView(consoles.Output.Writer) : new RunView(consoles, result.GetValue(show)),
            result.GetValue(verbose)));
    }

    private static async Task<int> RunAsync(PipelineOptions options, Consoles consoles, IRunView view, bool verbose)
    {
        var signal = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => OnSignal(ref signal, ExitCode.Interrupted));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => OnSignal(ref signal, ExitCode.Terminated));

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(new TerminalLoggerProvider(consoles.Error));
        builder.Logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", verbose ? LogLevel.Information : LogLevel.Warning);
        builder.Logging.AddFilter(PipelineOptions.DiagnosticsCategory, LogLevel.None); // shown below, in colour

        // A drain takes as long as the slowest document in hand; a second signal ends it.
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddPipeline(options).AddBuiltInPlugins()
            .AddSingleton<IRunObserver>(provider => new WarningsView(consoles.Error, provider.GetRequiredService<PipelineCompletion>()))
            .AddSingleton<IRunObserver>(view);
        using var host = builder.Build();
        await host.StartAsync();
        await host.WaitForShutdownAsync();

        var completion = host.Services.GetRequiredService<PipelineCompletion>();
        if (completion.Load is { Prepared: null } load)
            DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
        await view.CompleteAsync();
        return completion switch
        {
            { Fault: not null } or { Result.StoppedBy: not null } => ExitCode.SomeFailed,
            { Load.Prepared: null } => signal != 0 ? signal : ExitCode.NothingRun,
            { Result: null } => ExitCode.SomeFailed,
            { Result.Cancelled: true } => signal != 0 ? signal : ExitCode.Interrupted,
            { Result.Quarantined: > 0 } => ExitCode.SomeFailed,
            _ => ExitCode.Success,
        };
    }

    /// <summary>The host drains on the first signal; on the second, whoever sent it has no more time.</summary>
    private static void OnSignal(ref int signal, int exitCode)
    {
        if (Interlocked.CompareExchange(ref signal, exitCode, 0) != 0)
            Environment.Exit(exitCode);
    }
}

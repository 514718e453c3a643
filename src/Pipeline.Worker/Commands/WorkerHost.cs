using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary>Runs a pipeline in a generic host, and turns what came of it into an exit code.</summary>
internal static class WorkerHost
{
    /// <param name="options">Which pipeline, and how.</param>
    /// <param name="consoles">For logs and diagnostics.</param>
    /// <param name="view">Shows the run.</param>
    /// <param name="verbose">Whether details and stack traces are logged.</param>
    /// <param name="configure">Adds what one verb has beside the others.</param>
    public static async Task<int> RunAsync(PipelineOptions options, Consoles consoles, IRunView view, bool verbose, Action<HostApplicationBuilder>? configure = null)
    {
        var signal = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => OnSignal(ref signal, ExitCode.Interrupted));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => OnSignal(ref signal, ExitCode.Terminated));

        // Lanes that compute hold their threads: probes and sources must not wait for the pool to grow.
        if (options.Run.IsContinuous)
            ThreadPool.SetMinThreads((2 * options.Run.Lanes) + 8, 8);

        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(new TerminalLoggerProvider(consoles.Error));
        builder.Logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", verbose ? LogLevel.Information : LogLevel.Warning);
        if (!options.Run.IsContinuous)
            builder.Logging.AddFilter(PipelineOptions.DiagnosticsCategory, LogLevel.None); // shown below, in colour

        // The pipeline limits its drain by itself; a second signal ends it.
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddPipeline(options with { OnOutOfMemory = static () => Environment.Exit(ExitCode.SomeFailed) }).AddBuiltInPlugins().AddIsolation()
            .AddSingleton<IRunObserver>(provider => new WarningsView(consoles.Error, provider.GetRequiredService<PipelineCompletion>()))
            .AddSingleton<IRunObserver>(view);
        configure?.Invoke(builder);
        using var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch (OperationsException exception)
        {
            consoles.Error.WriteLine($"error: {exception.Message}");
            return ExitCode.NothingRun;
        }

        await host.WaitForShutdownAsync();

        var completion = host.Services.GetRequiredService<PipelineCompletion>();
        if (completion.Load is { Prepared: null } load && !options.Run.IsContinuous)
            DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
        await view.CompleteAsync();
        return Code(completion, signal);
    }

    private static int Code(PipelineCompletion completion, int signal) => completion switch
    {
        { Fault: not null } or { Result.StoppedBy: not null } => ExitCode.SomeFailed,
        { Load.Prepared: null } or { Refusal: not null } => signal != 0 ? signal : ExitCode.NothingRun,
        { Result: null } => ExitCode.SomeFailed,
        { Result.Cancelled: true } => signal != 0 ? signal : ExitCode.Interrupted,
        { Result: { } result } when result.Quarantined + result.StillQuarantined > 0 => ExitCode.SomeFailed,
        _ => ExitCode.Success,
    };

    /// <summary>The host drains on the first signal; on the second, whoever sent it has no more time.</summary>
    private static void OnSignal(ref int signal, int exitCode)
    {
        if (Interlocked.CompareExchange(ref signal, exitCode, 0) != 0)
            Environment.Exit(exitCode);
    }
}

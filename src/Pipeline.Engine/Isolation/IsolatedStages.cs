using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;
using Pipeline.Processes;

namespace Pipeline.Engine.Isolation;

/// <summary>The other side of <c>isolation: process</c>: runs stages for the process that has started this one.</summary>
public static class IsolatedStages
{
    /// <summary>Runs stages until the standard input ends, which it does with the process on its other end. What stages write to the console goes to the
    /// standard error.</summary>
    /// <param name="configure">Adds the plugins of the program, the same as for the pipeline itself.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        using var input = Console.OpenStandardInput();
        using var output = new FrameOutput(Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        var reader = new FrameReader(input, maxLine: 256 * 1024 * 1024, maxPayload: Array.MaxLength);
        using var hello = reader.Read();
        if (hello is null)
            return 0;

        using var loggers = new ForwardedLog(output);
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(loggers)).AddPipelineLoader();
        configure(services);
        await using var provider = services.BuildServiceProvider();
        await using var host = new StageHost(output);
        host.Start(provider.GetRequiredService<PipelineLoader>(), hello.Root.Deserialize<StageHello>(StageHello.Format)!);
        while (reader.Read() is { } frame)
            host.Run(frame);

        // A stage that hangs would keep the process for ever.
        _ = Task.Delay(TimeSpan.FromSeconds(1)).ContinueWith(static _ => Environment.Exit(0), TaskScheduler.Default);
        return 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Clean;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Isolation;
using Pipeline.Segment;
using Pipeline.Summarize;
using Pipeline.TagQuotes;

namespace Pipeline.Benchmarks.Stages;

/// <summary>What it costs to run stages in a process of their own: the seeds, over and over, by one lane, within this process and without.</summary>
internal static class IsolationThroughput
{
    private const int Documents = 6000;
    private const int Rounds = 3;

    /// <summary>What comes of the plan: its name, and what is said of isolation for each stage.</summary>
    private static readonly (string Name, string Stages)[] s_plans =
    [
        ("in one process", "[clean, segment, tag-quotes, summarize]"),
        ("clean isolated", "[{ use: clean, isolation: process }, segment, tag-quotes, summarize]"),
        ("tag-quotes isolated", "[clean, segment, { use: tag-quotes, isolation: process }, summarize]"),
        ("all four isolated", "[{ use: clean, isolation: process }, { use: segment, isolation: process }, { use: tag-quotes, isolation: process }, { use: summarize, isolation: process }]"),
    ];

    /// <summary>Prints microseconds a document, and the ratio to the first plan of the same run: by the clock, and of processor time of all processes
    /// together (on Linux), which holds on a machine that does other things too.</summary>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-isolation-");
        try
        {
            var seeds = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds")).Order(StringComparer.Ordinal).Where(static seed => Path.GetExtension(seed) is ".txt" or ".html").ToArray();
            Directory.CreateDirectory(Path.Combine(folder.FullName, "in"));
            for (var i = 0; i < Documents; i++)
                File.Copy(seeds[i % seeds.Length], Path.Combine(folder.FullName, "in", string.Create(CultureInfo.InvariantCulture, $"{i:D5}{Path.GetExtension(seeds[i % seeds.Length])}")));
            var best = new Cost[s_plans.Length];
            Array.Fill(best, new Cost(double.MaxValue, double.MaxValue));
            for (var round = 0; round < Rounds; round++)
            {
                for (var plan = 0; plan < s_plans.Length; plan++)
                    best[plan] = best[plan].Least(await MeasureAsync(folder.FullName, s_plans[plan].Stages));
            }

            for (var plan = 0; plan < s_plans.Length; plan++)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{s_plans[plan].Name,-22}{best[plan].Clock,8:0} µs a document ({best[plan].Clock / best[0].Clock:0.00}){best[plan].Processor,8:0} µs of processor time ({best[plan].Processor / best[0].Processor:0.00})"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>This program as it is started by itself.</summary>
    public static Task<int> RunIsolatedAsync() => IsolatedStages.RunAsync(static services => AddPlugins(services));

    /// <summary>Over the second half of the documents: the first is for the compiler, of both processes.</summary>
    private static async Task<Cost> MeasureAsync(string folder, string stages)
    {
        var file = Path.Combine(folder, "pipeline.yaml");
        await File.WriteAllTextAsync(file, $$"""
            version: 1
            source: { use: files, with: { include: ["in/*"] } }
            stages: {{stages}}
            """);
        await using var services = AddPlugins(new ServiceCollection().AddPipelineLoader())
            .AddSingleton(IsolationProgram.Of(typeof(IsolationThroughput).Assembly.Location, "isolated")).BuildServiceProvider();
        var load = await services.GetRequiredService<PipelineLoader>().LoadAsync(file);
        await using var prepared = load.Prepared ?? throw new InvalidOperationException(load.Diagnostics[0].Message);
        var halves = new Halves();
        var result = await prepared.RunAsync(new RunOptions { Lanes = 1 }, halves, time: null, CancellationToken.None);
        return result.Exported == Documents ? halves.Second : throw new InvalidOperationException("Not every document came through.");
    }

    private static IServiceCollection AddPlugins(IServiceCollection services) =>
        services.AddPlugin<CleanPlugin>().AddPlugin<SegmentPlugin>().AddPlugin<TagQuotesPlugin>().AddPlugin<SummarizePlugin>();

    private readonly record struct Cost(double Clock, double Processor)
    {
        public Cost Least(Cost other) => new(Math.Min(Clock, other.Clock), Math.Min(Processor, other.Processor));
    }

    private sealed class Halves : IRunObserver
    {
        private readonly Stopwatch _clock = new();
        private double _before;
        private int _count;

        public Cost Second { get; private set; } = new(0, 0);

        public void OnDocument(DocumentOutcome outcome, long? total)
        {
            _count++;
            if (_count == Documents / 2)
            {
                _clock.Start();
                _before = ProcessorTime();
            }

            if (_count == Documents)
                Second = new Cost(_clock.Elapsed.TotalMicroseconds / (Documents / 2.0), (ProcessorTime() - _before) / (Documents / 2.0));
        }

        /// <summary>Of this process and its children, in microseconds.</summary>
        private static double ProcessorTime()
        {
            if (!OperatingSystem.IsLinux())
                return Environment.CpuUsage.TotalTime.TotalMicroseconds;
            var children = Directory.EnumerateDirectories("/proc/self/task").SelectMany(static task => File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return children.Append("self").Sum(static id =>
            {
                // User and system time, in hundredths of a second.
                var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
                return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) * 10_000;
            });
        }
    }
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Pipeline.Benchmarks.Cleaning;
using Pipeline.Benchmarks.Segmentation;
using Pipeline.Benchmarks.Stages;

if (args is ["throughput", .. var rest])
    return Throughput.Run(rest);
if (args is ["clean-throughput", .. var pages])
    return CleanThroughput.Run(pages);
if (args is ["stage-throughput"])
    return StageThroughput.Run();
if (args is ["isolation-throughput"])
    return await IsolationThroughput.RunAsync();
if (args is ["isolated"])
    return await IsolationThroughput.RunIsolatedAsync();

// The programs that are measured are built with the analyzers, which takes longer than the two minutes allowed by default.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
return 0;

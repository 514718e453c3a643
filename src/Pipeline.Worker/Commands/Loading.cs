using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Plugins;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary>A loader without a host, for the verbs that run nothing in the background.</summary>
internal static class Loading
{
    public static ServiceProvider Services(Consoles consoles) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(new TerminalLoggerProvider(consoles.Error)))
        .AddPipelineLoader()
        .AddBuiltInPlugins()
        .AddIsolation()
        .BuildServiceProvider();

    /// <summary>Loads a pipeline file, and says what is wrong with it and its plugins.</summary>
    /// <returns>Null when it cannot be run; the caller disposes of it otherwise.</returns>
    public static async Task<PreparedPlan?> LoadPlanAsync(this IServiceProvider services, string file, Consoles consoles)
    {
        var load = await services.GetRequiredService<PipelineLoader>().LoadAsync(file);
        consoles.WritePluginProblems(load);
        DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
        return load.Prepared;
    }

    /// <summary>Says which plugins did not load; not those that do not compile, which are among the diagnostics.</summary>
    public static void WritePluginProblems(this Consoles consoles, LoadResult load) => consoles.Write(load.Plugins.Problems.Where(static problem => problem.Errors.IsEmpty));

    /// <summary>Says which plugins did not load.</summary>
    public static void WritePluginProblems(this Consoles consoles, PluginSet plugins) => consoles.Write(plugins.Problems);

    private static void Write(this Consoles consoles, IEnumerable<PluginProblem> problems)
    {
        foreach (var problem in problems)
            consoles.Error.WriteLine($"{(problem.IsUntrusted ? "error" : "warning")}: plugin {problem.Name} did not load: {problem.Reason} ({Tables.Relative(problem.Path)})");
    }
}

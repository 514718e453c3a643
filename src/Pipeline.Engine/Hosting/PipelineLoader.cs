using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Comparing;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Expectations;
using Pipeline.Engine.Intake;
using Pipeline.Engine.Isolation;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins;

namespace Pipeline.Engine.Hosting;

/// <summary>From a pipeline file to a plan that is ready to run. Checking and running share this path: a check is a run up to the
/// first document.</summary>
public sealed class PipelineLoader
{
    /// <summary>The folder beside the pipeline file that plugins are looked for in when <c>plugins:</c> names none.</summary>
    public const string DefaultPluginFolder = "plugins";

    private readonly ImmutableArray<PluginRegistration> _builtIn;
    private readonly IServiceProvider _host;

    /// <param name="plugins">The plugins that are compiled into the host.</param>
    /// <param name="host">For logging and the clock.</param>
    public PipelineLoader(IEnumerable<IPlugin> plugins, IServiceProvider host)
    {
        _builtIn = [.. plugins.Select(PluginLoader.Register)];
        _host = host;
    }

    /// <summary>Reads a pipeline file, loads its plugins, checks it, and makes its stages. Never throws for what a file holds.</summary>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    /// <param name="isContinuous">Whether the worker goes on when there are no more documents.</param>
    public Task<LoadResult> LoadAsync(string path, bool isContinuous = false) => LoadAsync(path, isContinuous, static plan => plan);

    /// <summary>Loads a pipeline file to run on one file alone, without its exports.</summary>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    /// <param name="document">The file to run on, relative to the current folder or absolute.</param>
    /// <param name="last">The id of the last stage to run, when the plan has it; null for all.</param>
    public Task<LoadResult> LoadForAsync(string path, string document, string? last = null) =>
        LoadFromAsync<OneFileSource>(path, new OneFileSource.Options(Path.GetFullPath(document)), last);

    /// <summary>Loads a pipeline file to run on the documents of tests, which all end at the same stage, without its exports.</summary>
    internal Task<LoadResult> LoadForTestsAsync(string path, ImmutableArray<PipelineTest> tests) => LoadFromAsync<GivenSource>(path, new GivenSource.Options(tests), tests[0].Until);

    /// <summary>Loads a pipeline file to run on documents of another source, without its exports.</summary>
    internal Task<LoadResult> LoadOverAsync(string path, ChannelReader<SourceItem> items) => LoadFromAsync<ItemsSource>(path, new ItemsSource.Options(items), last: null);

    /// <summary>Loads a pipeline file for its source alone.</summary>
    internal Task<LoadResult> LoadSourceAsync(string path) => LoadAsync(path, isContinuous: false, static plan => plan with { Stages = [] });

    private Task<LoadResult> LoadFromAsync<TSource>(string path, object options, string? last)
        where TSource : ISource => LoadAsync(path, isContinuous: false, plan => plan with
        {
            Source = plan.Source with
            {
                Descriptor = plan.Source.Descriptor with { Type = typeof(TSource), OptionsType = options.GetType() },
                Options = options,
                OptionValues = [],
            },

            // One file is run in this process, so that a stage can be asked for its reasons.
            Stages =
            [
                .. Through(plan.Stages, last).Where(static stage => !stage.Descriptor.IsExport)
                    .Select(static stage => typeof(TSource) == typeof(OneFileSource) ? stage with { Isolation = null } : stage),
            ],
        });

    /// <summary>Makes some stages of a pipeline for the process that has started this one. Its source is not made.</summary>
    internal IsolatedPlan LoadIsolated(StageHello hello)
    {
        var file = new ConfigurationText(hello.Path, hello.Text);
        var diagnostics = new List<Diagnostic>();
        var parsed = PipelineFile.Parse(file);
        var (plan, plugins) = Build(parsed, Places(parsed, file, hello.Directory, diagnostics), file, hello.Directory, diagnostics);
        if (plan is null)
            return new IsolatedPlan(string.Join("; ", diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error).Select(static diagnostic => diagnostic.Message)));
        if (plan.Fingerprint != hello.Fingerprint)
            return new IsolatedPlan("a plugin, or a file that a stage depends on, has changed since the pipeline was loaded");
        var services = Services(plan, hello.IsContinuous, plugins);
        return new IsolatedPlan(
            new StageInstances(services), plan.Stages.Where(stage => hello.Stages.Contains(stage.Id)).Select(static stage => stage with { Isolation = null }), services.Layers);
    }

    /// <summary>Loads the plugins that a pipeline file would have, and nothing else of it: the file may have errors, or be missing.</summary>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    /// <exception cref="PluginLockException">There is a lock, and it cannot be read.</exception>
    public PluginSet LoadPlugins(string path)
    {
        var (file, directory) = ReadAny(path);
        return PluginLoader.Load(_builtIn, Places(PipelineFile.Parse(file), file, directory, []), PluginLock.Read(directory));
    }

    /// <summary>Writes <see cref="PluginLock.FileName"/> beside a pipeline file, of the plugins on disk that it would have. Nothing of them is run, and nothing
    /// else of the file is looked at.</summary>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    /// <returns>What was locked, and where it was written.</returns>
    public static (PluginLock Lock, string Path) LockPlugins(string path)
    {
        var (file, directory) = ReadAny(path);
        var locked = PluginLock.Take(Folders(PipelineFile.Parse(file), file, directory, []));
        return (locked, locked.Write(directory));
    }

    /// <summary>The folder of the ledger and the quarantine of a pipeline file, absolute. Nothing else of the file is looked at: it may have errors, or
    /// be missing.</summary>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    public static string StateDirectoryOf(string path)
    {
        var (file, directory) = ReadAny(path);
        return StateFolder.Of(PipelineFile.Parse(file), directory, Environment.GetEnvironmentVariable);
    }

    /// <summary>The text of a pipeline file, empty when there is none, and its folder.</summary>
    private static (ConfigurationText File, string Directory) ReadAny(string path)
    {
        var absolute = Path.GetFullPath(path);
        return (new ConfigurationText(path, File.Exists(absolute) ? File.ReadAllText(absolute) : ""), Path.GetDirectoryName(absolute)!);
    }

    private static ImmutableArray<PlannedStage> Through(ImmutableArray<PlannedStage> stages, string? last)
    {
        for (var i = 0; i < stages.Length; i++)
        {
            if (stages[i].Id == last)
                return stages[..(i + 1)];
        }

        return stages;
    }

    private async Task<LoadResult> LoadAsync(string path, bool isContinuous, Func<Plan, Plan> adapt)
    {
        ConfigurationText file;
        var absolute = Path.GetFullPath(path);
        try
        {
            file = new ConfigurationText(path, await File.ReadAllTextAsync(absolute));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, absolute, exception);
        }

        var diagnostics = new List<Diagnostic>();
        var directory = Path.GetDirectoryName(absolute)!;
        var parsed = PipelineFile.Parse(file);
        var places = Places(parsed, file, directory, diagnostics);
        var sources = places.Sources();
        var (plan, plugins) = Build(parsed, places, file, directory, diagnostics);
        PreparedPlan? prepared = null;
        if (plan is not null)
            prepared = await PrepareAsync(adapt(plan), isContinuous, plugins, diagnostics);
        return new LoadResult(file, plugins, prepared, [.. diagnostics.OrderBy(diagnostic => diagnostic.File != file).ThenBy(static diagnostic => diagnostic.Span.Start)])
        {
            Places = places,
            Sources = sources,
        };
    }

    /// <summary>The plan of a file; null when something is wrong with it.</summary>
    private (Plan? Plan, PluginSet Plugins) Build(PipelineFile parsed, PluginPlaces places, ConfigurationText file, string directory, List<Diagnostic> diagnostics)
    {
        var plugins = LoadTrusted(places, file, directory, diagnostics);
        var result = new PlanBuilder(plugins.Catalog, Environment.GetEnvironmentVariable).Build(parsed, directory);
        diagnostics.AddRange(result.Diagnostics.Select(diagnostic => WithProblems(diagnostic, plugins)));
        var needed = result.Diagnostics.Any(static diagnostic => diagnostic.Code is DiagnosticCodes.UnknownStage or DiagnosticCodes.UnknownSource);
        diagnostics.AddRange(plugins.Problems.SelectMany(static problem => problem.Errors).Select(error => error with { Severity = needed ? Severity.Error : Severity.Warning }));
        return (diagnostics.Any(static diagnostic => diagnostic.Severity == Severity.Error) ? null : result.Plan, plugins);
    }

    private PluginServices Services(Plan plan, bool isContinuous, PluginSet plugins) => new(
        plugins.Registrations, _host, new PipelineContext(plan.Name, plan.Directory) { StateDirectory = plan.StateDirectory, IsContinuous = isContinuous });

    private static LoadResult Unreadable(string path, string absolute, Exception exception)
    {
        var missing = exception is FileNotFoundException or DirectoryNotFoundException;
        var isFolder = Directory.Exists(absolute);
        var file = new ConfigurationText(path, "");
        var diagnostic = new Diagnostic
        {
            Code = DiagnosticCodes.UnreadableFile,
            Message = missing ? $"there is no file `{path}`" : isFolder ? $"`{path}` is a folder, not a pipeline file" : $"cannot read `{path}`: {exception.Message}",
            File = file,
            Span = default,
            Fix = missing ? $"run in the folder of the pipeline file, or name it: `pipeline run path/to/{Path.GetFileName(absolute)}`" : isFolder ? $"name the file in it: `{Path.Combine(path, "pipeline.yaml")}`" : null,
        };
        return new LoadResult(file, new PluginSet([], []), Prepared: null, [diagnostic]);
    }

    private static PluginPlaces Places(PipelineFile parsed, ConfigurationText file, string directory, List<Diagnostic> diagnostics) => new(
        Folders(parsed, file, directory, diagnostics),
        directory,
        Path.GetDirectoryName(file.Path) ?? "",
        Path.Combine(StateFolder.Of(parsed, directory, Environment.GetEnvironmentVariable), "plugins"));

    private static List<string> Folders(PipelineFile parsed, ConfigurationText file, string directory, List<Diagnostic> diagnostics)
    {
        if (parsed.PluginFolders.IsEmpty)
            return [Path.Combine(directory, DefaultPluginFolder)];
        var folders = new List<string>();
        foreach (var (folder, span) in parsed.PluginFolders)
        {
            var absolute = Path.GetFullPath(Path.Combine(directory, folder));
            folders.Add(absolute);
            if (!Directory.Exists(absolute))
            {
                diagnostics.Add(new Diagnostic
                {
                    Code = DiagnosticCodes.MissingPluginFolder,
                    Message = $"the plugin folder `{folder}` does not exist",
                    File = file,
                    Span = span,
                    Label = $"looked for {absolute}",
                });
            }
        }

        return folders;
    }

    /// <summary>A lock that forbids a file stops the pipeline, whether it uses the plugin or not: somebody has put it there.</summary>
    private PluginSet LoadTrusted(PluginPlaces places, ConfigurationText file, string directory, List<Diagnostic> diagnostics)
    {
        PluginSet plugins;
        try
        {
            plugins = PluginLoader.Load(_builtIn, places, PluginLock.Read(directory));
        }
        catch (PluginLockException exception)
        {
            diagnostics.Add(Untrusted(file, exception.Message));
            return new PluginSet(_builtIn, []);
        }

        diagnostics.AddRange(plugins.Problems.Where(static problem => problem.IsUntrusted)
            .Select(problem => Untrusted(file, $"the plugin {problem.Name} may not be loaded: {problem.Reason} ({problem.Path})")));
        return plugins;
    }

    private static Diagnostic Untrusted(ConfigurationText file, string message) => new()
    {
        Code = DiagnosticCodes.UntrustedPlugin,
        Message = message,
        File = file,
        Span = default,
    };

    /// <summary>A stage that nobody offers may well be one of a plugin that did not load.</summary>
    private static Diagnostic WithProblems(Diagnostic diagnostic, PluginSet plugins)
    {
        if (diagnostic.Code is not (DiagnosticCodes.UnknownStage or DiagnosticCodes.UnknownSource) || plugins.Problems.IsEmpty)
            return diagnostic;
        var problems = string.Join("; ", plugins.Problems.Select(static problem => problem.Errors.IsEmpty ? $"plugin {problem.Name} did not load: {problem.Reason} ({problem.Path})" : $"plugin {problem.Name} does not compile, see below"));
        return diagnostic with { Label = string.IsNullOrEmpty(diagnostic.Label) ? problems : $"{diagnostic.Label}; {problems}" };
    }

    /// <summary>How isolated stages are run; without a name where there are none. Null, and a diagnostic, where there are and this program cannot run them.</summary>
    private IsolationProgram? Isolated(Plan plan, List<Diagnostic> diagnostics)
    {
        if (plan.Stages.FirstOrDefault(static stage => stage.Isolation is not null) is not { } first)
            return new IsolationProgram("", []);
        if (_host.GetService<IsolationProgram>() is { } program)
            return program;
        diagnostics.Add(new Diagnostic
        {
            Code = DiagnosticCodes.CannotIsolate,
            Message = $"`{first.Id}` cannot be isolated: this program has not said how it is started again",
            File = plan.File,
            Span = first.Span,
            Fix = "add an `IsolationProgram` to the services of the host, or remove `isolation`",
        });
        return null;
    }

    private async Task<PreparedPlan?> PrepareAsync(Plan plan, bool isContinuous, PluginSet plugins, List<Diagnostic> diagnostics)
    {
        if (Isolated(plan, diagnostics) is not { } program)
            return null;
        var services = Services(plan, isContinuous, plugins);
        var instances = new StageInstances(services, program is { Program.Length: > 0 } ? new IsolationPool(plan, isContinuous, program, services.Layers, _host.GetRequiredService<ILoggerFactory>()) : null);
        var before = diagnostics.Count;
        ISource? source = null;
        Attempt($"the source `{plan.Source.Descriptor.Name}`", plan.Source.Span, () =>
            source = instances.CreateSource(plan.Source));
        foreach (var stage in plan.Stages)
            Attempt($"`{stage.Id}`", stage.Span, () => instances.CreateFirst(stage));
        if (source is not null && diagnostics.Count == before)
            return new PreparedPlan(plan, source, instances);
        try
        {
            await instances.DisposeAsync();
        }
        catch (AggregateException)
        {
            // Why the plan cannot be used is reported already.
        }

        return null;

        void Attempt(string what, TextSpan span, Action make)
        {
            try
            {
                make();
            }
            catch (Exception exception)
            {
                diagnostics.Add(new Diagnostic
                {
                    Code = DiagnosticCodes.CannotMake,
                    Message = $"{what} cannot be set up: {FailureMessage.Of(exception).TrimEnd('.')}",
                    File = plan.File,
                    Span = span,
                });
            }
        }
    }
}

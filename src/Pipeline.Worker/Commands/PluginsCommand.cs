using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Plugins;
using Pipeline.Worker.Terminal;
using Spectre.Console;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline plugins</c>: what was loaded and what was not; <c>pipeline plugins lock</c>: what may be loaded from now on.</summary>
internal static class PluginsCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var command = new Command("plugins", "List the plugins: name, version, where it is, whether it loaded, its stages.") { file };
        command.SetAction(async (result, _) =>
        {
            await using var services = Loading.Services(consoles);
            var plugins = services.GetRequiredService<PipelineLoader>().LoadPlugins(result.GetValue(file)!);
            Write(plugins, consoles);
            return plugins.Problems.IsEmpty ? ExitCode.Success : ExitCode.SomeFailed;
        });
        command.Subcommands.Add(CreateLock(consoles));
        return command;
    }

    private static Command CreateLock(Consoles consoles)
    {
        var file = CommonArguments.File();
        var command = new Command("lock", $"Write {PluginLock.FileName}: from now on only the plugins that are on disk now are loaded, and only as they are.") { file };
        command.SetAction(result =>
        {
            var (locked, path) = PipelineLoader.LockPlugins(result.GetValue(file)!);
            foreach (var plugin in locked.Plugins.Values)
                consoles.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plugin.Id} {plugin.Version}: {plugin.Files.Count} files"));
            consoles.Output.WriteLine($"wrote {Tables.Relative(path)}");
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(PluginSet plugins, Consoles consoles)
    {
        var table = Tables.New("plugin", "version", "status", "stages and sources", "path");
        foreach (var plugin in plugins.Plugins)
            table.AddRow(Tables.Cell(plugin.Name), Tables.Cell(plugin.Version), Tables.Cell("loaded", Bindings(plugin)), Tables.Cell(Offers(plugins, plugin)), Tables.Cell(plugin.Path is { } path ? Tables.Relative(path) : "built in"));
        foreach (var problem in plugins.Problems)
            table.AddRow(Tables.Cell(problem.Name), Tables.Cell(""), Tables.Cell(problem.IsUntrusted ? "locked out" : "not loaded"), Tables.Cell(""), Tables.Cell(Tables.Relative(problem.Path)));
        consoles.Output.Write(table);
        consoles.WritePluginProblems(plugins);
    }

    private static string? Bindings(PluginDescriptor plugin) => plugin.Bindings.IsEmpty
        ? null
        : string.Join("; ", plugin.Bindings.Select(static binding => $"built for {binding.Assembly} {binding.Wanted}, gets {binding.Given}"));

    private static string Offers(PluginSet plugins, PluginDescriptor plugin) => string.Join(
        ", ",
        plugins.Catalog.Stages.Values.Where(stage => stage.Plugin == plugin).Select(static stage => stage.Name)
            .Concat(plugins.Catalog.Sources.Values.Where(source => source.Plugin == plugin).Select(static source => source.Name)));
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Plugins;
using Pipeline.Worker.Terminal;
using Spectre.Console;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline stages</c>: what can stand in a pipeline file.</summary>
internal static class StagesCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var command = new Command("stages", "List the stages on offer, those of plugins on disk included.") { file };
        command.SetAction(async (result, _) =>
        {
            await using var services = Loading.Services(consoles);
            var plugins = services.GetRequiredService<PipelineLoader>().LoadPlugins(result.GetValue(file)!);
            consoles.WritePluginProblems(plugins);
            Write(plugins, consoles);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(PluginSet plugins, Consoles consoles)
    {
        var table = Tables.New("stage", "requires", "uses", "provides", "plugin");
        foreach (var stage in plugins.Catalog.Stages.Values)
        {
            table.AddRow(
                Tables.Cell(stage.Name, stage.Description),
                Tables.Cell(string.Join(", ", stage.Requires)),
                Tables.Cell(string.Join(", ", stage.Uses)),
                Tables.Cell(string.Join(", ", stage.ChangesText ? stage.Provides.Insert(0, "(text)") : stage.Provides)),
                Tables.Cell($"{stage.Plugin.Name} {stage.Plugin.Version}", stage.Plugin.Path is { } path ? Tables.Relative(path) : "built in"));
        }

        consoles.Output.Write(table);
        foreach (var source in plugins.Catalog.Sources.Values)
            consoles.Output.WriteLine($"source {source.Name}: {source.Description}");
    }
}

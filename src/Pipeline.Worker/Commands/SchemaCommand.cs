using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Planning.Schema;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline schema</c>: the JSON Schema of pipeline files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var command = new Command("schema", "Print the JSON Schema of pipeline files, with the stages of plugins on disk.") { file };
        command.SetAction(async (result, _) =>
        {
            await using var services = Loading.Services(consoles);
            var plugins = services.GetRequiredService<PipelineLoader>().LoadPlugins(result.GetValue(file)!);
            consoles.WritePluginProblems(plugins);
            consoles.Output.WriteRaw(PipelineSchema.Build(plugins.Catalog));
            return ExitCode.Success;
        });
        return command;
    }
}

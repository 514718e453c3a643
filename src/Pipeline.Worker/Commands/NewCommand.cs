using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Templates;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline new plugin</c>: the files of a plugin, to start from.</summary>
internal static class NewCommand
{
    private const string SourceExtension = ".cs";

    public static Command Create(Consoles consoles)
    {
        var name = new Argument<string>("name") { Description = "A namespace, such as MyCompany.Topics, for a project; a file, such as topics.cs, for a plugin of one file." };
        var output = new Option<string?>("--output", "-o") { Description = "The folder to write to: by default one of the name; for one file, `plugins`.", HelpName = "folder" };
        var plugin = new Command("plugin", "Write a plugin with a stage, options and tests.") { name, output };
        plugin.SetAction((result, _) => WriteAsync(result.GetValue(name)!, result.GetValue(output), consoles));
        return new Command("new", "Write files to start from.") { plugin };
    }

    private static async Task<int> WriteAsync(string name, string? output, Consoles consoles)
    {
        var isFile = name.EndsWith(SourceExtension, StringComparison.OrdinalIgnoreCase);
        var plugin = isFile ? PluginName.OfFile(Path.GetFileNameWithoutExtension(name)) : new PluginName(name);
        if (plugin.Problem is { } problem)
            return Refuse(problem, consoles);
        if (await OwnerOfAsync(plugin.Stage, consoles) is { } owner)
            return Refuse($"the stage would be `{plugin.Stage}`, and {owner} has one of that name: choose another name", consoles);

        var folder = output ?? (!isFile ? name : Path.GetDirectoryName(name) is { Length: > 0 } named ? named : PipelineLoader.DefaultPluginFolder);
        List<(string Path, string Text)> files = isFile ? [(Path.GetFileName(name), PluginTemplate.OneFile(plugin))] : [.. PluginTemplate.Project(plugin)];
        if (files.Find(file => File.Exists(Path.Combine(folder, file.Path))).Path is { } there)
            return Refuse($"{Shown(folder, there)} is there already: nothing was written", consoles);
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
            consoles.Output.WriteLine($"wrote {Shown(folder, path)}");
        }

        consoles.Output.WriteLine("");
        if (!isFile)
        {
            consoles.Output.WriteLine($"Test it:  cd {Tables.Relative(folder)} && dotnet test");
            consoles.Output.WriteLine($"Build it: dotnet build {Shown(folder, plugin.Full)} -c Release -o plugins/{plugin.Full}");
        }

        consoles.Output.WriteLine($"Use it:   `- use: {plugin.Stage}` after `segment` in pipeline.yaml{(isFile ? "" : "; its README has the options")}");
        return ExitCode.Success;
    }

    /// <summary>Which plugin has a stage of that name; null for none.</summary>
    private static async Task<string?> OwnerOfAsync(string stage, Consoles consoles)
    {
        await using var services = Loading.Services(consoles);
        var catalog = services.GetRequiredService<PipelineLoader>().LoadPlugins("pipeline.yaml").Catalog;
        return catalog.Stages.TryGetValue(stage, out var owner) ? owner.Plugin.Name : null;
    }

    private static int Refuse(string reason, Consoles consoles)
    {
        consoles.Error.WriteLine($"error: {reason}");
        return ExitCode.NothingRun;
    }

    private static string Shown(string folder, string path) => Tables.Relative(Path.Combine(folder, path));
}

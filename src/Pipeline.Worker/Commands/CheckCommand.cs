using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Hosting;
using Pipeline.Engine.Planning.Ordering;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline check</c>: everything <c>run</c> does before the first document.</summary>
internal static class CheckCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var format = CommonArguments.Format("How to show what is wrong.", "text", "json", "sarif");
        var fix = new Option<bool>("--fix") { Description = "Put the stages into a legal order and write the file; comments are kept." };
        var command = new Command("check", "Check the pipeline file and its plugins; run nothing.") { file, format, fix };
        command.SetAction(async (result, _) => await RunAsync(result.GetValue(file)!, result.GetValue(format)!, result.GetValue(fix), consoles));
        return command;
    }

    private static async Task<int> RunAsync(string path, string format, bool fix, Consoles consoles)
    {
        await using var services = Loading.Services(consoles);
        var loader = services.GetRequiredService<PipelineLoader>();
        var load = await loader.LoadAsync(path);
        if (fix && await FixAsync(load, consoles))
        {
            if (load.Prepared is { } unfixed)
                await unfixed.DisposeAsync();
            load = await loader.LoadAsync(path);
        }

        consoles.WritePluginProblems(load);
        switch (format)
        {
            case "json":
                consoles.Output.WriteRaw(DiagnosticJson.Render(load.Diagnostics));
                break;
            case "sarif":
                consoles.Output.WriteRaw(DiagnosticSarif.Render(load.Diagnostics));
                break;
            default:
                DiagnosticsView.WriteText(load.Diagnostics, consoles.Output);
                if (load.Prepared is { Plan: var plan })
                    consoles.Output.WriteLine($"{path}: ok, {plan.Stages.Length} stages: {string.Join(", ", plan.Stages.Select(static stage => stage.Id))}");
                break;
        }

        if (load.Prepared is null)
            return ExitCode.NothingRun;
        await load.Prepared.DisposeAsync();
        return ExitCode.Success;
    }

    /// <summary>Whether the file was rewritten.</summary>
    private static async Task<bool> FixAsync(LoadResult load, Consoles consoles)
    {
        if (load.File.Text.Length == 0)
            return false;
        var result = OrderFix.Apply(load.File, load.Plugins.Catalog);
        if (result is not { NewText: { } text, Change: { } change })
        {
            consoles.Error.WriteLine($"{load.File.Path}: not changed: {result.Reason ?? "the stages are in a legal order"}");
            return false;
        }

        consoles.Error.WriteLine($"{load.File.Path}: {change}");
        await File.WriteAllTextAsync(load.File.Path, text);
        return true;
    }
}

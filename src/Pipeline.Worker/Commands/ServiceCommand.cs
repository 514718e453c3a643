using System.CommandLine;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations.Http;
using Pipeline.Worker.Operations.Systemd;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline service print</c>: a unit of systemd for a pipeline file.</summary>
internal static class ServiceCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("service", "Run the worker under a service manager.");
        command.Subcommands.Add(Print(consoles));
        return command;
    }

    private static Command Print(Consoles consoles)
    {
        var file = CommonArguments.File();
        var user = new Option<string>("--user")
        {
            Description = "Whom the service runs as; by default you, and `pipeline` when you are root.",
            DefaultValueFactory = static _ => Environment.UserName == "root" ? "pipeline" : Environment.UserName,
        };
        user.Validators.Add(static result =>
        {
            var name = result.GetValueOrDefault<string>() ?? "";
            if (name.Length == 0 || name[0] == '-' || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '@'))
                result.AddError($"--user takes the name of a user, not `{name}`.");
        });
        var http = HttpOption.Create();
        var command = new Command("print", "Print a hardened systemd unit that runs `pipeline work` on the pipeline file.") { file, user, http };
        command.SetAction((result, _) => PrintAsync(result.GetValue(file)!, result.GetValue(user)!, result.GetValue(http), consoles));
        return command;
    }

    private static async Task<int> PrintAsync(string path, string user, IPEndPoint? http, Consoles consoles)
    {
        if (OperatingSystem.IsWindows())
        {
            consoles.Error.WriteLine("error: a systemd unit is for Linux. On Windows: sc.exe create pipeline binPath= \"C:\\path\\to\\pipeline.exe work C:\\path\\to\\pipeline.yaml\"");
            return ExitCode.NothingRun;
        }

        await using var services = Loading.Services(consoles);
        var load = await services.GetRequiredService<PipelineLoader>().LoadAsync(path);
        consoles.WritePluginProblems(load);
        DiagnosticsView.WriteText(load.Diagnostics, consoles.Error);
        if (load.Prepared is null)
            return ExitCode.NothingRun;
        await using var prepared = load.Prepared;
        var unit = new ServiceUnit
        {
            Name = prepared.Plan.Name,
            File = Path.GetFullPath(path),
            Program = ServiceProgram.OfProcess(),
            User = user,
            Folders = WritableFolders.Of(prepared.Plan),
            Http = http,
        };
        if (unit.Problem() is { } problem)
        {
            consoles.Error.WriteLine($"error: {problem}");
            return ExitCode.NothingRun;
        }

        consoles.Output.WriteRaw(unit.Render());
        return ExitCode.Success;
    }
}

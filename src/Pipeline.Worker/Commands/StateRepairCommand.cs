using System.CommandLine;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Quarantine;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline state repair</c>: mends what <c>state check</c> finds.</summary>
internal static class StateRepairCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.FileOption();
        var command = new Command("repair", "Have documents run again whose results are gone, and tidy the quarantine; not while a worker runs.") { file };
        command.SetAction(async (result, cancellationToken) => await RunAsync(result.GetValue(file)!, consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, Consoles consoles, CancellationToken cancellationToken)
    {
        await using var services = Loading.Services(consoles);
        await using var prepared = await services.LoadPlanAsync(file, consoles);
        if (prepared is null)
            return ExitCode.NothingRun;
        var folder = prepared.Plan.StateDirectory;
        using (var ledger = LedgerReader.TryOpen(folder))
        {
            if (ledger is null && !Directory.Exists(Path.Combine(folder, QuarantineFolder.Name)))
            {
                consoles.WriteNothingRun(folder);
                return ExitCode.Success;
            }
        }

        var view = new ProblemsView(consoles.Output);
        await foreach (var step in StateRepair.RunAsync(prepared, TimeProvider.System, cancellationToken))
            view.Write(step);
        var left = view.Complete();
        if (view.Mended > 0)
            consoles.Output.WriteLine($"{ProblemsView.Count(view.Mended, "problem")} mended; the next `pipeline run` or `work` runs what was put back");
        else if (left == 0)
            consoles.Output.WriteLine("nothing to repair");
        if (left > 0)
            consoles.Output.WriteLine($"{ProblemsView.Count(left, "problem")} left");
        return left == 0 ? ExitCode.Success : ExitCode.SomeFailed;
    }
}

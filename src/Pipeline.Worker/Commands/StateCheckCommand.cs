using System.CommandLine;
using Pipeline.Engine.Ledger;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline state check</c>: compares the ledger with the exports and the quarantine.</summary>
internal static class StateCheckCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.FileOption();
        var command = new Command("check", "Verify the ledger against the exports and the quarantine; change nothing.") { file };
        command.SetAction(async (result, cancellationToken) => await RunAsync(result.GetValue(file)!, consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, Consoles consoles, CancellationToken cancellationToken)
    {
        await using var services = Loading.Services(consoles);
        await using var prepared = await services.LoadPlanAsync(file, consoles);
        if (prepared is null)
            return ExitCode.NothingRun;
        var view = new ProblemsView(consoles.Output);
        await foreach (var problem in StateCheck.FindAsync(prepared, cancellationToken))
            view.Write(problem);
        var problems = view.Complete();
        using var ledger = LedgerReader.TryOpen(prepared.Plan.StateDirectory);
        if (ledger is null && problems == 0)
            consoles.WriteNothingRun(prepared.Plan.StateDirectory);
        else
            consoles.Output.WriteLine(problems == 0 ? "the ledger, the exports and the quarantine agree" : $"{ProblemsView.Count(problems, "problem")}: `pipeline state repair` mends what can be");
        return problems == 0 ? ExitCode.Success : ExitCode.SomeFailed;
    }
}

using System.CommandLine;
using Pipeline.Engine.Ledger;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline why</c>: why the next run would run a document or not.</summary>
internal static class WhyCommand
{
    public static Command Create(Consoles consoles)
    {
        var document = CommonArguments.Document();
        var file = CommonArguments.FileOption();
        var command = new Command("why", "Say why the next run would run a document or not, and what has changed.") { document, file };
        command.SetAction(async (result, cancellationToken) => await RunAsync(result.GetValue(document)!, result.GetValue(file)!, consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string document, string file, Consoles consoles, CancellationToken cancellationToken)
    {
        await using var services = Loading.Services(consoles);
        await using var prepared = await services.LoadPlanAsync(file, consoles);
        if (prepared is null)
            return ExitCode.NothingRun;
        if (await Forecasting.OfAsync(prepared, document, cancellationToken) is not { } forecast)
        {
            var near = Forecasting.Nearest(prepared.Plan, document);
            consoles.Error.WriteLine($"error: the ledger knows of no document `{document}`, and there is no such file{(near is null ? "" : $": did you mean `{near}`?")}");
            return ExitCode.NothingRun;
        }

        consoles.Output.WriteLine(TerminalText.Printable($"{forecast.Id} {forecast.Summary}", oneLine: true));
        foreach (var reason in forecast.Reasons)
            consoles.Output.WriteLine("  " + TerminalText.Printable(reason, oneLine: true));
        return ExitCode.Success;
    }
}

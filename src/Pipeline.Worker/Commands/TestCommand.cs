using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Engine.Expectations;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline test</c>: runs the examples of a pipeline file.</summary>
internal static class TestCommand
{
    public static Command Create(Consoles consoles)
    {
        var file = CommonArguments.File();
        var name = new Option<string?>("--name", "-n") { Description = "Run the tests that have this in their names.", HelpName = "text" };
        var junit = new Option<string?>("--junit") { Description = "Also write the results to this file, as JUnit XML.", HelpName = "file" };
        var command = new Command("test", "Run the tests of a pipeline file: documents, and what is to come of them.") { file, name, junit };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(file)!, result.GetValue(name), result.GetValue(junit), consoles, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? name, string? junit, Consoles consoles, CancellationToken cancellationToken)
    {
        await using var services = Loading.Services(consoles);
        TestRun run;
        try
        {
            run = await TestRun.RunAsync(services.GetRequiredService<PipelineLoader>(), file, name, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        consoles.WritePluginProblems(run.Load);
        DiagnosticsView.WriteText(run.Load.Diagnostics, consoles.Error);
        if (run.Load.Prepared is not { } prepared)
            return ExitCode.NothingRun;
        if (run.Outcomes.IsEmpty)
        {
            consoles.Error.WriteLine(prepared.Plan.Tests.IsEmpty
                ? $"error: {file} has no tests: write some under `tests:`"
                : $"error: no test has `{name}` in its name. Tests: {string.Join(", ", prepared.Plan.Tests.Select(static test => test.Name))}.");
            return ExitCode.NothingRun;
        }

        TestView.Write(run, showCoverage: name is null, consoles.Output);
        if (junit is not null)
            await File.WriteAllTextAsync(junit, JUnitReport.Render(prepared.Plan.Name, run), cancellationToken);
        return run.Outcomes.All(static outcome => outcome.Passed) ? ExitCode.Success : ExitCode.SomeFailed;
    }
}

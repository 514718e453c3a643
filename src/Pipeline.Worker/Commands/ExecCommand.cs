using System.CommandLine;
using System.Globalization;
using Pipeline.Exec;
using Pipeline.Exec.Checking;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Commands;

/// <summary><c>pipeline exec check</c>: whether a command keeps the protocol of the <c>exec</c> stage.</summary>
internal static class ExecCommand
{
    public static Command Create(Consoles consoles)
    {
        var command = new Command("exec", "Try a command of the `exec` stage.");
        command.Subcommands.Add(CreateCheck(consoles));
        return command;
    }

    private static Command CreateCheck(Consoles consoles)
    {
        var words = new Argument<string[]>("command") { Description = "The command and its arguments, after `--`.", Arity = ArgumentArity.OneOrMore };
        var requires = Names("--requires", "Layers that it is sent.");
        var provides = Names("--provides", "Layers that it may give; any when none is named.");
        var changesText = new Option<bool>("--changes-text") { Description = "It may edit the text." };
        var offsets = new Option<OffsetUnit?>("--offsets") { Description = "What its offsets count, when it does not answer the greeting." };
        var command = new Command("check", "Hold a command against the protocol: `pipeline exec check -- python3 shouts.py`.") { words, requires, provides, changesText, offsets };
        command.SetAction(async (result, token) =>
        {
            var options = new ExecOptions
            {
                Command = result.GetValue(words)!,
                Requires = result.GetValue(requires) ?? [],
                Provides = result.GetValue(provides) ?? [],
                ChangesText = result.GetValue(changesText),
                Offsets = result.GetValue(offsets),
                AnswerWithin = TimeSpan.FromSeconds(30),
            };
            try
            {
                var check = new ExecCheck(options, Environment.CurrentDirectory, line => consoles.Error.WriteLine($"  says: {TerminalText.Printable(line, oneLine: true)}"));
                return Write(await check.RunAsync(token), consoles);
            }
            catch (StageException exception)
            {
                consoles.Error.WriteLine($"error: {exception.Message}");
                return ExitCode.NothingRun;
            }
        });
        return command;
    }

    private static Option<string[]> Names(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = false, Arity = ArgumentArity.ZeroOrMore };

    private static int Write(IReadOnlyList<ExecCheckResult> results, Consoles consoles)
    {
        foreach (var (rule, problem) in results)
            consoles.Output.WriteLine(problem is null ? $"✓ {rule}" : $"✗ {rule}: {TerminalText.Printable(problem, oneLine: true)}");
        var broken = results.Count(static result => result.Problem is not null);
        consoles.Output.WriteLine(broken == 0 ? "It keeps the protocol." : string.Create(CultureInfo.InvariantCulture, $"{broken} of {results.Count} rules are broken."));
        return broken == 0 ? ExitCode.Success : ExitCode.SomeFailed;
    }
}

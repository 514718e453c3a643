using System.ComponentModel.DataAnnotations;
using Pipeline.Exec;

namespace Pipeline.Tests.Exec;

public sealed class OptionsTests : IAsyncDisposable
{
    private readonly Commands _commands = new();

    [Theory]
    [InlineData("no-such-program-at-all", "there is no program `no-such-program-at-all` on the path")]
    [InlineData("./gone.sh", "there is no program `./gone.sh` (looked for ")]
    [InlineData("./plain.sh", "`./plain.sh` is not executable: `chmod +x` it")]
    [InlineData("", "the name of the program is empty")]
    public void Validate_ACommandThatCannotRun_IsAProblemOfCommand(string program, string expected)
    {
        File.WriteAllText(Path.Combine(_commands.Folder, "plain.sh"), "exit 0");

        var problem = Assert.Single(Validate(new ExecOptions { Command = [program] }));

        Assert.Equal(nameof(ExecOptions.Command), Assert.Single(problem.MemberNames));
        Assert.Contains(expected, problem.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ValuesOutOfRange_AreEachAProblem() => Assert.Equal(
        ["StartWithin", "AnswerWithin", "Memory", "MaxAnswer", "Command"],
        Validate(new ExecOptions { Command = ["no-such-program"], StartWithin = default, AnswerWithin = TimeSpan.FromDays(2), Memory = new(1), MaxAnswer = new(1) }).SelectMany(static problem => problem.MemberNames));

    [Fact]
    public void RevisionIn_AScriptThatChanges_IsAnother()
    {
        IStageContract contract = new ExecOptions { Command = ["python3", "a.py", "--fast"] };
        var context = new PipelineContext("test", _commands.Folder);
        var none = contract.RevisionIn(context);
        File.WriteAllText(Path.Combine(_commands.Folder, "a.py"), "1");
        var first = contract.RevisionIn(context);
        File.WriteAllText(Path.Combine(_commands.Folder, "a.py"), "2");

        Assert.Null(none);
        Assert.NotNull(first);
        Assert.NotEqual(first, contract.RevisionIn(context));
    }

    public ValueTask DisposeAsync() => _commands.DisposeAsync();

    private List<ValidationResult> Validate(ExecOptions options)
    {
        var context = new ValidationContext(options);
        context.InitializeServiceProvider(type => type == typeof(PipelineContext) ? new PipelineContext("test", _commands.Folder) : null);
        return [.. options.Validate(context)];
    }
}

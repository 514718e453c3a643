using Markdig;
using Markdig.Syntax;
using Pipeline.Exec;
using Pipeline.Exec.Checking;

namespace Pipeline.Tests.Exec;

public sealed class ExampleTests : IAsyncDisposable
{
    private readonly Commands _commands = new();

    public static TheoryData<string, string> Examples() => new() { { "python3", "examples/shouts.py" }, { "node", "examples/shouts.mjs" } };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_EmojiBeforeAShout_HasItsExactPlace(string program, string file)
    {
        Assert.SkipUnless(Commands.Has(program), $"{program} is not installed");
        var stage = _commands.Stage([program, Commands.Example(file)], static options => options.Provides = ["shouts"]);
        var document = Document.FromText("a.txt", "🙂🙂 They said STOP 🙂 and GO HOME.");

        var result = await stage.ProcessAsync(document, TestContext.Current.CancellationToken);

        var layer = Assert.Single(result.Layers);
        Assert.Equal("shouts", layer.Name);
        Assert.Equal(["STOP", "HOME"], layer.Annotations.Select(annotation => annotation.Span.In(result.Text).ToString()));
        Assert.All(layer.Annotations, static annotation => Assert.Equal(4L, Assert.IsType<JsonAnnotation>(annotation).Values["letters"]));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_Check_KeepsTheProtocol(string program, string file)
    {
        Assert.SkipUnless(Commands.Has(program), $"{program} is not installed");

        var results = await new ExecCheck(new ExecOptions { Command = [program, Commands.Example(file)], Provides = ["shouts"] }, _commands.Folder)
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(12, results.Count);
        Assert.DoesNotContain(results, static result => result.Problem is not null);
    }

    [Fact]
    public async Task Check_ACommandThatEchoes_BreaksTheProtocol()
    {
        Assert.SkipUnless(Commands.Has("cat"), "cat is not installed");

        var results = await new ExecCheck(new ExecOptions { Command = ["cat"] }, _commands.Folder).RunAsync(TestContext.Current.CancellationToken);

        Assert.Contains(results, static result => result.Problem?.Contains("answered with `document`", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Check_ACommandThatEndsAtOnce_SaysHowItEnded()
    {
        Assert.SkipUnless(Commands.Has("false"), "false is not installed");

        var results = await new ExecCheck(new ExecOptions { Command = ["false"] }, _commands.Folder).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal("it ended with exit code 1", Assert.Single(results).Problem);
    }

    [Fact]
    public void PythonExample_IsShortAndTheOneOfTheReadme()
    {
        var script = File.ReadAllText(Commands.Example("examples/shouts.py"));
        var block = Markdown.Parse(File.ReadAllText(Commands.Example("README.md"))).Descendants<FencedCodeBlock>().Single(static block => block.Info == "python");

        Assert.Equal(script.TrimEnd(), block.Lines.ToString().TrimEnd());
        Assert.InRange(script.Split('\n').Length, 1, 30);
    }

    public ValueTask DisposeAsync() => _commands.DisposeAsync();
}

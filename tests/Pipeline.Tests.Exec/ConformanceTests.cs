using Pipeline.Testing;

namespace Pipeline.Tests.Exec;

public sealed class ConformanceTests : IAsyncDisposable
{
    private readonly Commands _commands = new();

    [Fact]
    public async Task Stage_ThatCountsCharacters_KeepsEveryRule() => await new StageConformance(() => _commands.Python("""
        hello()
        while True:
            m = read()
            say({"id": m["id"], "metadata": {"characters": str(len(m["text"]))}})
        """, static options => options.Provides = [])).VerifyAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _commands.DisposeAsync();
}

using Pipeline.Engine.Planning;

namespace Pipeline.Tests.Engine.Planning;

public sealed class PlanDifferenceTests
{
    [Theory]
    [InlineData("a b c", "a b c", "")]
    [InlineData("a b", "a b c", "`c` is new")]
    [InlineData("a b c", "a c", "`b` is gone")]
    [InlineData("a b c", "b c a", "`a` was moved")]
    [InlineData("a b c d", "a c b d", "`b` was moved")]
    [InlineData("a:n=1", "a:n=2", "`a`: n: 1 -> 2")]
    [InlineData("a:n=1", "a", "`a`: n: 1 -> none")]
    [InlineData("a a:n=1", "a a:n=2", "`a-2`: n: 1 -> 2")]
    [InlineData("a:n=1 a:n=2", "a:n=2", "`a` is gone")]
    [InlineData("", "", "")]
    public void Between_Stages_SaysWhatChanged(string before, string after, string expected)
    {
        Assert.Equal(expected, string.Join('|', PlanDifference.Between(Parts(before), Parts(after))));
    }

    [Fact]
    public void Between_EngineKeys_NamesThemAsInYaml()
    {
        var before = Parts("a");
        var after = before
            .Replace("\"when\":null", "\"when\":\"words > 3\"", StringComparison.Ordinal)
            .Replace("\"timeout\":null", "\"timeout\":\"30s\"", StringComparison.Ordinal)
            .Replace("\"attempts\":2", "\"attempts\":5", StringComparison.Ordinal)
            .Replace("\"delay\":\"200ms\"", "\"delay\":\"1s\"", StringComparison.Ordinal)
            .Replace("\"onError\":\"Quarantine\"", "\"onError\":\"Skip\"", StringComparison.Ordinal)
            .Replace("\"engine\":\"1\"", "\"engine\":\"2\"", StringComparison.Ordinal);

        Assert.Equal(
            ["engine: 1 -> 2", "`a`: when: none -> words > 3", "`a`: timeout: none -> 30s", "`a`: retry: 2 -> 5", "`a`: retry delay: 200ms -> 1s", "`a`: on-error: quarantine -> skip"],
            PlanDifference.Between(before, after));
    }

    [Fact]
    public void Between_PluginWasBuiltAnew_SaysSoOnceForItsStages()
    {
        var before = Parts("a b");

        Assert.Equal(["plugin P was built anew (of `a` and `b`)"], PlanDifference.Between(before, before.Replace("\"build\":\"1\"", "\"build\":\"2\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"stages\":[1]}")]
    [InlineData("{\"stages\":[{}]}")]
    public void Between_PartsOfAnotherProgram_SaysThatTheyCannotBeCompared(string before) =>
        Assert.NotEmpty(PlanDifference.Between(before, Parts("a")));

    [Fact]
    public void Between_HostileOption_IsOneLineWithoutControls() =>
        Assert.Equal(["`a`: n: 1 -> \uFFFD[31m x"], PlanDifference.Between(Parts("a:n=1"), Parts("a:n=1").Replace("\"n\":\"1\"", "\"n\":\"\\u001b[31m\\nx\"", StringComparison.Ordinal)));

    private static string Parts(string stages) => $$"""{"engine":"1","stages":[{{string.Join(',', stages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stage))}}]}""";

    private static string Stage(string stage)
    {
        var name = stage.Split(':')[0];
        var with = string.Join(',', stage.Split(':')[1..].Select(static option => $"\"{option.Split('=')[0]}\":\"{option.Split('=')[1]}\""));
        return $$$"""{"use":"{{{name}}}","plugin":"P","build":"1","when":null,"timeout":null,"attempts":2,"delay":"200ms","onError":"Quarantine","with":{{{{with}}}}}""";
    }
}

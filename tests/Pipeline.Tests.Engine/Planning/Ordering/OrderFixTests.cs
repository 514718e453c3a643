using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Planning.Ordering;
using static Pipeline.Tests.Engine.Planning.PlanningSamples;

namespace Pipeline.Tests.Engine.Planning.Ordering;

public class OrderFixTests
{
    [Fact]
    public void Apply_OneLineTooHigh_MovesTheOther()
    {
        var result = Fix("stages:                       # top to bottom\n  - clean\n  - tag-quotes   # who said what\n  - segment\n  - use: export\n    with: { to: out.jsonl }\n");
        Assert.Equal("stages:                       # top to bottom\n  - clean\n  - segment\n  - tag-quotes   # who said what\n  - use: export\n    with: { to: out.jsonl }\n", result.NewText);
        Assert.Equal("move line 4 above line 3", result.Change);
        Assert.Equal(["clean", "segment", "tag-quotes", "export"], result.Order);
        Assert.Null(result.Reason);
    }

    [Fact]
    public void Apply_GoodOrder_ChangesNothing()
    {
        const string text = "stages: [clean, segment]\n";
        var result = Fix(text);
        Assert.Equal((text, null, null), (result.NewText, result.Change, result.Reason));
    }

    [Fact]
    public void Apply_Comments_GoWithTheirItems() => AssertFixed(
        """
        # head
        stages:
          # alone

          # about quotes
          # and speakers
          - use: tag-quotes # long
            with:
              names: true
              # names: false

            # when: words > 5

        # - fold
          - segment

          - clean
            # end of clean
        # for plugins
        plugins: more
        """,
        """
        # head
        stages:
          # alone

          - clean
            # end of clean

        # - fold
          - segment

          # about quotes
          # and speakers
          - use: tag-quotes # long
            with:
              names: true
              # names: false

            # when: words > 5
        # for plugins
        plugins: more
        """);

    [Theory]
    [InlineData("stages:\n- tag-quotes\n- segment\n", "stages:\n- segment\n- tag-quotes\n")]
    [InlineData("stages:\n  -   tag-quotes\n  - \n    use: segment\nname: x\n", "stages:\n  - \n    use: segment\n  -   tag-quotes\nname: x\n")]
    [InlineData("stages:\r\n  - tag-quotes\r\n  - segment\r\n", "stages:\r\n  - segment\r\n  - tag-quotes\r\n")]
    [InlineData("stages:\r\n  - tag-quotes\r\n  - segment", "stages:\r\n  - segment\r\n  - tag-quotes")]
    [InlineData("\uFEFFstages:\n  - tag-quotes\n  - segment\n", "\uFEFFstages:\n  - segment\n  - tag-quotes\n")]
    [InlineData("stages:\n  - tag-quotes\n  - use: segment\n    with:\n      rules: |\n        # no comment\n\n        - no item\n  - export\n", "stages:\n  - use: segment\n    with:\n      rules: |\n        # no comment\n\n        - no item\n  - tag-quotes\n  - export\n")]
    [InlineData("stages:\n  - { use: tag-quotes }\n  - \"segment\"\n", "stages:\n  - \"segment\"\n  - { use: tag-quotes }\n")]
    [InlineData("stages: [tag-quotes, segment]\n", "stages: [segment, tag-quotes]\n")]
    [InlineData("stages: [ tag-quotes,{use: segment, id: s} , ]\n", "stages: [ {use: segment, id: s},tag-quotes , ]\n")]
    [InlineData("{ stages: [use: tag-quotes, use: segment], name: a }", "{ stages: [use: segment, use: tag-quotes], name: a }")]
    [InlineData("stages: &all [ # all\n  # q\n  tag-quotes,  # quotes\n  # s\n  segment  # sentences\n]\n", "stages: &all [ # all\n  # s\n  segment,  # sentences\n  # q\n  tag-quotes  # quotes\n]\n")]
    [InlineData("stages: [ # all\r\n  tag-quotes,  # quotes\r\n\r\n  segment\r\n]\r\n", "stages: [ # all\r\n  segment,\r\n\r\n  tag-quotes  # quotes\r\n]\r\n")]
    [InlineData("stages: [tag-quotes, segment, # two\n  export]\n", "stages: [segment, tag-quotes, # two\n  export]\n")]
    [InlineData("stages:\n  - &t tag-quotes\n  - segment\nx-t: *t\n", "stages:\n  - segment\n  - &t tag-quotes\nx-t: *t\n")]
    [InlineData("x-s: &s { use: segment }\nstages:\n  - tag-quotes\n  - *s\n", "x-s: &s { use: segment }\nstages:\n  - *s\n  - tag-quotes\n")]
    public void Apply_AnyLayout_MovesItems(string text, string expected) => AssertFixed(text, expected);

    [Fact]
    public void Apply_DisabledAndConditional_FollowTheSameRules()
    {
        AssertFixed("stages:\n  - use: segment\n    enabled: false\n  - tag-quotes\n  - segment\n", "stages:\n  - use: segment\n    enabled: false\n  - segment\n  - tag-quotes\n");
        AssertFixed("stages:\n  - use: export\n    when: count(quotes) > 0\n  - segment\n  - tag-quotes\n", "stages:\n  - segment\n  - tag-quotes\n  - use: export\n    when: count(quotes) > 0\n");
    }

    [Theory]
    [InlineData("stages: [", "the file is not valid YAML")]
    [InlineData("", "the file is not valid YAML")]
    [InlineData("name: x\n", "the file has no list of stages")]
    [InlineData("stages: clean\n", "the file has no list of stages")]
    [InlineData("stages: []\n", "the file has no list of stages")]
    [InlineData("stages: [clean, claen]\n", "`claen` is no stage that is installed")]
    [InlineData("stages:\n  - clean\n  -\n", "`` is no stage that is installed")]
    [InlineData("stages:\n  - with: {}\n", "an item of the list names no stage")]
    [InlineData("stages:\n  - [clean]\n", "an item of the list names no stage")]
    [InlineData("x: &s { to: a }\nstages:\n  - use: tag-quotes\n    with: &s { to: b }\n  - use: segment\n    with: *s\n", "the items cannot be moved without a change to what they say")]
    [InlineData("stages:\n  - use: tag-quotes\n    with: &s { to: b }\n  - use: segment\n    with: *s\n", "the alias `*s` would come before its anchor `&s`")]
    public void Apply_CannotBeDone_SaysWhy(string text, string reason)
    {
        var result = Fix(text);
        Assert.Equal((null, null, reason), (result.NewText, result.Change, result.Reason));
        Assert.Empty(result.Order);
    }

    [Fact]
    public void Apply_Circle_SaysWhy()
    {
        var catalog = ComponentCatalog.Of([Stage("one", ["b"], provides: ["a"]), Stage("two", ["a"], provides: ["b"])], []);
        var result = OrderFix.Apply(new ConfigurationText("p.yaml", "stages: [one, two]"), catalog);
        Assert.Equal("some stages need each other's layers, so that no order works", result.Reason);
    }

    [Fact]
    public void Apply_TooManyStages_SaysWhy() =>
        Assert.Equal("the list has more than 256 stages", Fix("stages:\n" + string.Concat(Enumerable.Repeat("- segment\n", 257))).Reason);

    private static OrderFixResult Fix(string text) => OrderFix.Apply(new ConfigurationText("pipeline.yaml", text), Catalog);

    private static void AssertFixed(string text, string expected)
    {
        var result = Fix(text);
        Assert.Null(result.Reason);
        Assert.Equal(expected, result.NewText);
        Assert.Null(Fix(expected).Change);
    }
}

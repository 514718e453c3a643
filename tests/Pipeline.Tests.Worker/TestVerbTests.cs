using System.Xml.Linq;

namespace Pipeline.Tests.Worker;

/// <summary><c>pipeline test</c>.</summary>
public sealed class TestVerbTests : VerbFixture
{
    private const string Given = """
          given: |
            The bridge stays shut. “Repairs will take until May,” Jane Porter, who chairs the harbour board, said on Monday.

        """;

    [Fact]
    public async Task Test_EverythingMet_Passes()
    {
        WriteTests($"""
            - name: who spoke
            {Given}
              expect:
                quotes:
                  - text: Repairs will take until May,
                    kind: direct
                    start: 24
                    end: 52
                    origin: {"{"} start: 24, byte-start: 26 {"}"}
                    speaker: Jane Porter
                    cue: said
                sentences: 2
                tokens: {"{"} contains: [bridge, "."], lacks: harbor {"}"}
                speakers: [{"{"} name: Jane Porter, quotes: 1 {"}"}]
                summary: {"{"} count: 2 {"}"}
                contains: [until May, “]
                lacks: advertisement
                skipped: false
                failed: false
                metadata: {"{"} author: null {"}"}
                diagnostics: []
            """);

        var (code, output, error) = await RunAsync("test");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal("passed  who spoke\n\n1 passed, 0 failed\n", output);
        Assert.False(Directory.Exists("out") || Directory.Exists(".pipeline"));
    }

    [Theory]
    [InlineData("quotes: [{ speaker: John Porter }]", "quotes[0].speaker: expected `John Porter`, got `Jane Porter`", "John Porter")]
    [InlineData("quotes: [{ start: 23 }]", "quotes[0].start: expected `23`, got `24`", "23")]
    [InlineData("quotes: [{ origin: { byte-start: 24 } }]", "quotes[0].origin.byte-start: expected `24`, got `26`", "24")]
    [InlineData("quotes: [{ mood: bad }]", "quotes[0]: there is no `mood`", "mood")]
    [InlineData("quotes: []", "quotes: `Repairs will take until May,` is there, and not expected", "[]")]
    [InlineData("quotes: [Never]", "quotes[0]: expected `Never`, got `Repairs will take until May,`", "Never")]
    [InlineData("quotes: { contains: [{ text: \"Repairs will take until May,\", kind: mixed }] }", "quotes.kind: expected `mixed`, got `direct`", "mixed")]
    [InlineData("quotes: { lacks: [{ kind: direct }] }", "quotes: a mapping is there", "{ kind: direct }")]
    [InlineData("sentences: 3", "sentences: expected `3`, got `2`", "3")]
    [InlineData("sentences: [The bridge stays shut., B, C]", "sentences[1]: expected `B`, got", "B")]
    [InlineData("text: Other", "text: the text is another", "Other")]
    [InlineData("contains: zebra", "contains: `zebra` is not in the text", "zebra")]
    [InlineData("lacks: [bridge]", "lacks: `bridge` is in the text", "bridge")]
    [InlineData("metadata: { author: Ann }", "metadata: there is no `author`", "author")]
    [InlineData("skipped: true", "skipped: expected `true`, and the document passed", "true")]
    [InlineData("failed: too long", "failed: expected `too long`, and the document passed", "too long")]
    [InlineData("diagnostics: [PL1025]", "diagnostics: expected `PL1025`, got none", "[PL1025]")]
    public async Task Test_NotMet_SaysWhatWasExpectedWhatCameAndWhere(string expect, string message, string marked)
    {
        WriteTests($"- name: t\n{Given}  expect: {{ {expect} }}\n");

        var (code, output, error) = await RunAsync("test");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains(message.Replace("expected `3`, got `2`", "expected 3, got 2", StringComparison.Ordinal), output, StringComparison.Ordinal);
        var line = File.ReadAllLines("pipeline.yaml").ToList().FindIndex(static line => line.Contains("expect: {", StringComparison.Ordinal));
        var column = File.ReadAllLines("pipeline.yaml")[line].LastIndexOf(marked, StringComparison.Ordinal);
        Assert.Contains($"--> pipeline.yaml:{line + 1}:{column + 1}\n", output, StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 1 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ListIsAnother_ShowsTheDifference()
    {
        WriteTests($"- name: t\n{Given}  expect:\n    sentences:\n      - The bridge opens.\n      - The bridge stays shut.\n");

        var (_, output, _) = await RunAsync("test");

        Assert.Contains("    - The bridge opens.\n      The bridge stays shut.\n    + “Repairs will take until May,” Jane Porter, who chairs the harbour board, said on Monday.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_UntilAStage_RunsNoFurther()
    {
        WriteTests($"- name: t\n{Given}  until: segment\n  expect: {{ sentences: 2 }}\n");

        var (code, output, _) = await RunAsync("test");

        Assert.Equal(0, code);
        Assert.Contains("No test comes to:\n  pipeline.yaml:9: `tag-quotes` is never reached\n  pipeline.yaml:10: `summarize` is never reached\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_BranchesOfWhenAndOnError_AreCounted()
    {
        Write("pipeline.yaml", Pipeline.Replace("  - tag-quotes\n", "  - use: tag-quotes\n    when: text.length > 10\n    on-error: skip\n", StringComparison.Ordinal).Replace("text.length", "words", StringComparison.Ordinal)
            + "\ntests:\n- given: Two words.\n  expect: { sentences: 1 }\n");

        var (code, output, error) = await RunAsync("test");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("`tag-quotes` never runs: its `when` is never met\n", output, StringComparison.Ordinal);
        Assert.Contains("`tag-quotes` never fails: its `on-error` is never taken\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_SkippedDocument_IsWhatIsExpectedOrAFailure()
    {
        WriteTests("- { name: blank, given: \" \", expect: { skipped: blank } }\n- { name: surprise, given: \" \", expect: { sentences: 0 } }\n");

        var (code, output, _) = await RunAsync("test");

        Assert.Equal(1, code);
        Assert.Contains("passed  blank\nFAILED  surprise\n", output, StringComparison.Ordinal);
        Assert.Contains("`clean` skips the document: no text: the file is empty or blank", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_FileWithMetadata_IsReadAsTheSourceWould()
    {
        Write("page.html", "<html><body><article><h1>Bridge shut</h1><p>The bridge over the river stays shut until May, the harbour board said.</p></article></body></html>");
        WriteTests("- name: page\n  given: { file: page.html, metadata: { desk: city } }\n  expect: { contains: until May, lacks: [\"<p>\"], metadata: { desk: city } }\n");

        var (code, output, error) = await RunAsync("test");

        Assert.True(code == 0, output + error);
    }

    [Fact]
    public async Task Test_JUnit_HoldsEveryTestAndItsFailure()
    {
        WriteTests($"- name: good\n{Given}  expect: {{ sentences: 2 }}\n- name: \"bad <\\u0001\"\n{Given}  expect: {{ contains: \"]]>\" }}\n");

        var (code, _, _) = await RunAsync("test", "--junit", "results.xml");

        Assert.Equal(1, code);
        var suite = XDocument.Load("results.xml").Root!.Element("testsuite")!;
        Assert.Equal(("2", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures")));
        Assert.Equal(["good", "bad <\uFFFD"], suite.Elements("testcase").Select(static test => (string?)test.Attribute("name")));
        Assert.Equal("contains: `]]>` is not in the text", (string?)suite.Elements("testcase").Last().Element("failure")!.Attribute("message"));
    }

    [Fact]
    public async Task Test_Name_ChoosesTests()
    {
        WriteTests($"- name: One\n{Given}  expect: {{ sentences: 2 }}\n- name: two\n{Given}  expect: {{ sentences: 7 }}\n");

        var (code, output, _) = await RunAsync("test", "--name", "one");
        var (none, _, error) = await RunAsync("test", "--name", "three");

        Assert.Equal((0, "passed  One\n\n1 passed, 0 failed\n"), (code, output));
        Assert.Equal((2, "error: no test has `three` in its name. Tests: One, two.\n"), (none, error));
    }

    [Fact]
    public async Task Test_NoTests_SaysSo()
    {
        var (code, _, error) = await RunAsync("test");

        Assert.Equal((2, "error: pipeline.yaml has no tests: write some under `tests:`\n"), (code, error));
    }

    [Theory]
    [InlineData("{ a: 1 }", "`tests`: expected a list of tests, got a mapping")]
    [InlineData("[3]", "`tests`: expected a mapping with `given` and `expect`, got `3`")]
    [InlineData("[{ given: x }]", "a test needs `expect`")]
    [InlineData("[{ expect: { sentences: 1 } }]", "a test needs `given`")]
    [InlineData("[{ given: x, expect: {} }]", "`expect`: expected a mapping")]
    [InlineData("[{ given: x, expect: { sentence: 1 } }]", "`sentence` is not a layer that a stage of this pipeline provides")]
    [InlineData("[{ given: x, sentences: 1, expect: { sentences: 1 } }]", "put it under `expect:`")]
    [InlineData("[{ given: x, until: segmnt, expect: { sentences: 1 } }]", "did you mean `segment`?")]
    [InlineData("[{ given: x, until: export, expect: { sentences: 1 } }]", "tests write none: name the stage before it")]
    [InlineData("[{ given: x, until: segment, expect: { quotes: 1 } }]", "`quotes` is provided after `segment`, where the test ends")]
    [InlineData("[{ given: { file: none.txt }, expect: { sentences: 1 } }]", "there is no file")]
    [InlineData("[{ given: { file: a, text: b }, expect: { sentences: 1 } }]", "`given` has either `text` or `file`")]
    [InlineData("[{ given: x, expect: { quotes: { text: y } } }]", "`text` is not what can be said of a layer")]
    [InlineData("[{ name: a, given: x, expect: { text: x } }, { name: a, given: x, expect: { text: x } }]", "two tests have the name `a`")]
    public async Task Check_TestIsWrong_SaysSo(string tests, string expected)
    {
        Write("pipeline.yaml", $"{Pipeline}\ntests: {tests}\n");

        var (code, output, _) = await RunAsync("check");

        Assert.Equal(2, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains("--> pipeline.yaml:14:", output, StringComparison.Ordinal);
    }

    private static void WriteTests(string tests) => Write("pipeline.yaml", $"{Pipeline}\ntests:\n{tests}\n");
}

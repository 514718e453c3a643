using CsCheck;
using Pipeline.Engine.Configuration;

namespace Pipeline.Tests.Engine.Configuration;

public class YamlReaderTests
{
    /// <summary>Each node of the tree as <c>kind:the characters at its span</c>, parents first.</summary>
    private static List<string> Nodes(string yaml)
    {
        var (tree, _) = Read(yaml);
        var nodes = new List<string>();
        Add(tree.Root);
        return nodes;

        void Add(YamlNode? node)
        {
            var text = node?.Span.In(yaml).ToString();
            switch (node)
            {
                case YamlScalar scalar:
                    nodes.Add($"{(scalar.IsPlain ? "plain" : "quoted")}:{text}={scalar.Value}");
                    break;
                case YamlSequence list:
                    nodes.Add("list:" + text);
                    foreach (var item in list.Items)
                        Add(item);
                    break;
                case YamlMapping mapping:
                    nodes.Add("mapping:" + text);
                    foreach (var entry in mapping.Entries)
                    {
                        Add(entry.Key);
                        Add(entry.Value);
                    }

                    break;
            }
        }
    }

    private static (YamlTree Tree, Diagnostics Diagnostics) Read(string yaml)
    {
        var diagnostics = new Diagnostics(new ConfigurationText("pipeline.yaml", yaml));
        return (YamlReader.Read(diagnostics), diagnostics);
    }

    [Fact]
    public void Read_OfBlockAndFlow_GivesExactSpans() => Assert.Equal(
        [
            "mapping:a: b  # c\nlist:\n  - x y  \n  - \"q\\n\"\n  - 'it''s'\nnext: {k: [1, 2 ], z}", "plain:a=a", "plain:b=b", "plain:list=list",
            "list:- x y  \n  - \"q\\n\"\n  - 'it''s'", "plain:x y=x y", "quoted:\"q\\n\"=q\n", "quoted:'it''s'=it's",
            "plain:next=next", "mapping:{k: [1, 2 ], z}", "plain:k=k", "list:[1, 2 ]", "plain:1=1", "plain:2=2", "plain:z=z", "plain:=",
        ],
        Nodes("a: b  # c\nlist:\n  - x y  \n  - \"q\\n\"\n  - 'it''s'\nnext: {k: [1, 2 ], z}\n"));

    [Fact]
    public void Read_OfWindowsLineBreaks_GivesExactSpans() => Assert.Equal(
        ["mapping:a: b\r\nc:\r\n  - d", "plain:a=a", "plain:b=b", "plain:c=c", "list:- d", "plain:d=d"], Nodes("a: b\r\nc:\r\n  - d\r\n"));

    [Fact]
    public void Read_OfAByteOrderMark_LeavesItOut() => Assert.Equal(
        ["mapping:a: b\nc: d", "plain:a=a", "plain:b=b", "plain:c=c", "plain:d=d"], Nodes("\uFEFFa: b\nc: d\n"));

    [Fact]
    public void Read_OfSurrogatePairs_CountsUtf16() => Assert.Equal(
        ["mapping:é: 😀😀 x # 中\nk: '𝒱'", "plain:é=é", "plain:😀😀 x=😀😀 x", "plain:k=k", "quoted:'𝒱'=𝒱"], Nodes("é: 😀😀 x # 中\nk: '𝒱'\n"));

    [Fact]
    public void Read_OfTextOverSeveralLines_GivesExactSpans() => Assert.Equal(
        [
            "mapping:a: |\n  one\n  two\n\nb: >-\n  x\n  y\nc: multi\n  line\nd: \"in\n  quotes\"", "plain:a=a", "quoted:|\n  one\n  two=one\ntwo\n", "plain:b=b",
            "quoted:>-\n  x\n  y=x y", "plain:c=c", "plain:multi\n  line=multi line", "plain:d=d", "quoted:\"in\n  quotes\"=in quotes",
        ],
        Nodes("a: |\n  one\n  two\n\nb: >-\n  x\n  y\nc: multi\n  line\nd: \"in\n  quotes\"\n"));

    [Fact]
    public void Read_OfAnchors_LeavesThemOutOfSpans() => Assert.Equal(
        ["mapping:a: &x [1]\nb: &y one\nc: &z\n  k: v", "plain:a=a", "list:[1]", "plain:1=1", "plain:b=b", "plain:one=one", "plain:c=c", "mapping:k: v", "plain:k=k", "plain:v=v"],
        Nodes("a: &x [1]\nb: &y one\nc: &z\n  k: v\n"));

    [Fact]
    public void Read_OfPairsInAList_GivesExactSpans() => Assert.Equal(
        ["mapping:a: [b: c , d]", "plain:a=a", "list:[b: c , d]", "mapping:b: c", "plain:b=b", "plain:c=c", "plain:d=d"], Nodes("a: [b: c , d]\n"));

    [Fact]
    public void Read_OfAnAlias_GivesTheNodeOfTheAnchor()
    {
        var (tree, diagnostics) = Read("a: &x [1]\nb: *x\n");
        var root = (YamlMapping)tree.Root!;
        Assert.Same(root["a"]!.Value.Value, root["b"]!.Value.Value);
        Assert.Equal(0, diagnostics.Count);
    }

    [Fact]
    public void Read_OfMergeKeys_OwnKeysWinThenTheFirst()
    {
        var (tree, diagnostics) = Read("a: &a { k: 1, l: 1 }\nb: &b { l: 2, m: 2 }\nc: { <<: [*a, *b], k: 3 }\n");
        var merged = (YamlMapping)((YamlMapping)tree.Root!)["c"]!.Value.Value;
        Assert.Equal(["k=3", "l=1", "m=2"], merged.Entries.Select(entry => $"{entry.Key.Value}={((YamlScalar)entry.Value).Value}"));
        Assert.Equal(0, diagnostics.Count);
    }

    [Theory]
    [InlineData("a: |\n  x\n  \ty\n")]
    [InlineData("a: \"x\n\ty\"\n")]
    [InlineData("a: b\t# comment\n\t\n\t# comment\nc:\td\n")]
    public void Read_OfTabsThatIndentNothing_IsFine(string yaml)
    {
        var (tree, diagnostics) = Read(yaml);
        Assert.Empty(diagnostics.ByPlace().Select(diagnostic => diagnostic.Message));
        Assert.True(tree.IsComplete);
    }

    [Fact]
    public void Read_OfATabInABlockText_KeepsIt() =>
        Assert.Equal("x\n\ty\n", ((YamlScalar)((YamlMapping)Read("a: |\n  x\n  \ty\nb:\n\t- c\n").Tree.Root!)["a"]!.Value.Value).Value);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[[")]
    public void Read_OfTenThousandLevels_IsOneDiagnostic(string opening)
    {
        var (tree, diagnostics) = Read(string.Concat(Enumerable.Repeat(opening, 10_000)));
        Assert.False(tree.IsComplete);
        Assert.Equal(DiagnosticCodes.TooLarge, Assert.Single(diagnostics.ByPlace()).Code);
    }

    [Fact]
    public void Read_OfManyValues_IsOneDiagnostic()
    {
        var (_, diagnostics) = Read(string.Concat(Enumerable.Repeat("- x\n", 200_000)));
        Assert.Equal(DiagnosticCodes.TooLarge, Assert.Single(diagnostics.ByPlace()).Code);
    }

    [Fact]
    public void Read_OfAnyWord_GivesItsSpan() => Gen.Char["abz-é中\uD83D\uDE00 '\"\\:#"].Array[0, 12].Array[1, 6].Sample(words =>
    {
        var yaml = "";
        var expected = new List<(string Value, TextSpan Span)>();
        foreach (var word in words.Select(characters => new string(characters)))
        {
            yaml += "- ";
            var quoted = $"'{word.Replace("'", "''")}'";
            expected.Add((word, new TextSpan(yaml.Length, yaml.Length + quoted.Length)));
            yaml += quoted + "  # 中\r\n";
        }

        var list = (YamlSequence)Read(yaml).Tree.Root!;
        Assert.Equal(expected, list.Items.Select(item => (((YamlScalar)item).Value, item.Span)));
    });
}

using System.Text.Json;
using Pipeline.Engine.Configuration;

namespace Pipeline.Tests.Engine.Configuration;

public class DiagnosticTextTests
{
    private static Diagnostic At(string text, string part, string? label = null, string path = "pipeline.yaml") => new()
    {
        Code = "PL1003",
        Message = "a message",
        File = new ConfigurationText(path, text),
        Span = new TextSpan(text.IndexOf(part, StringComparison.Ordinal), text.IndexOf(part, StringComparison.Ordinal) + part.Length),
        Label = label,
    };

    /// <summary>The line as shown, and the one below with its caret.</summary>
    private static (string Line, string Marks) Shown(Diagnostic diagnostic)
    {
        var lines = DiagnosticText.Render([diagnostic], color: false).Split('\n');
        return (lines[3]["1 | ".Length..], lines[4]["  | ".Length..]);
    }

    [Fact]
    public void Render_OfTabs_ShowsSpaces() => Assert.Equal(("a:    b", "      ^"), Shown(At("a:\tb\n", "b")));

    [Theory]
    [InlineData("中文: b", 6)]
    [InlineData("😀: b", 4)]
    [InlineData("e\u0301: b", 3)]
    [InlineData("ｗ: b", 4)]
    [InlineData("\uFEFFa: b", 3)]
    public void Render_OfWideCharacters_CountsColumnsOfTheTerminal(string text, int column) => Assert.Equal(new string(' ', column) + "^", Shown(At(text, "b")).Marks);

    [Fact]
    public void Render_OfALoneSurrogate_ShowsOneCharacter() => Assert.Equal(("\uFFFD: b", "   ^"), Shown(At("\uD83D: b", "b")));

    [Fact]
    public void Render_OfControlCharacters_ShowsNone() => Assert.Equal(("a: \uFFFD[31m\uFFFD b", "          ^"), Shown(At("a: \u001B[31m\u202E b", "b")));

    [Fact]
    public void Render_OfAnEmptySpanAtTheEnd_PutsOneCaret()
    {
        var diagnostic = At("a:", "a") with { Span = new TextSpan(2, 2) };
        Assert.Equal(("a:", "  ^"), Shown(diagnostic));
    }

    [Fact]
    public void Render_OfASpanOverLines_UnderlinesTheFirst() => Assert.Equal(("a: b", "^^^^"), Shown(At("a: b\nc: d\n", "a: b\nc: d")));

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(3000)]
    public void Render_OfALongLine_CutsItAroundTheCaret(int before)
    {
        var (line, marks) = Shown(At(new string('a', before) + "BAD" + new string('c', 3000), "BAD"));
        Assert.InRange(line.Length, 100, 122);
        Assert.Equal("BAD", line.Substring(marks.IndexOf('^', StringComparison.Ordinal), 3));
        Assert.EndsWith("…", line);
        Assert.Equal(before > 0, line.StartsWith('…'));
    }

    [Fact]
    public void Render_OfALongLineOfWideCharacters_KeepsTheCaretInPlace()
    {
        var (line, marks) = Shown(At(new string('中', 300) + "x" + new string('中', 300), "x"));
        var column = line.TakeWhile(c => c != 'x').Sum(c => c == '中' ? 2 : 1);
        Assert.Equal(column, marks.IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfNotes_ShowsLinesInOrder()
    {
        const string Text = "one: 1\ntwo: 2\nthree: 3\nfour: 4\nfive: 5\nsix: 6\nseven: 7\neight: 8\nnine: 9\nten: 10\n";
        var diagnostic = At(Text, "ten", "here") with
        {
            Severity = Severity.Warning,
            Fix = "mend it",
            Notes = [new DiagnosticNote(new TextSpan(14, 19), "third"), new DiagnosticNote(new TextSpan(0, 3), "first"), new DiagnosticNote(new TextSpan(5, 6), "value")],
        };
        Assert.Equal(
            """
            warning[PL1003]: a message
              --> pipeline.yaml:10:1
               |
             1 | one: 1
               | --- first
               |      - value
             2 | two: 2
             3 | three: 3
               | ----- third
            ...
            10 | ten: 10
               | ^^^ here
               = fix: mend it

            """,
            DiagnosticText.Render([diagnostic], color: false));
    }

    [Fact]
    public void Render_InColor_OnlyAddsEscapes()
    {
        var diagnostic = At("a: b\n", "b", "here") with { Fix = "mend it" };
        var colored = DiagnosticText.Render([diagnostic, diagnostic], color: true);
        Assert.Contains("\e[1;31merror[PL1003]\e[0m", colored);
        Assert.Equal(DiagnosticText.Render([diagnostic, diagnostic], color: false), System.Text.RegularExpressions.Regex.Replace(colored, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Json_OfADiagnostic_HasItsPlace()
    {
        using var json = JsonDocument.Parse(DiagnosticJson.Render([At("x: 1\né: \"b\"\n", "\"b\"", "here") with { Notes = [new DiagnosticNote(new TextSpan(0, 1), "note")] }]));
        var item = json.RootElement[0];
        Assert.Equal(
            ("PL1003", "error", 2, 4, 2, 7, 8, 11, "here"),
            (item.GetProperty("code").GetString(), item.GetProperty("severity").GetString(), item.GetProperty("line").GetInt32(), item.GetProperty("column").GetInt32(),
                item.GetProperty("endLine").GetInt32(), item.GetProperty("endColumn").GetInt32(), item.GetProperty("start").GetInt32(), item.GetProperty("end").GetInt32(), item.GetProperty("label").GetString()));
        Assert.Equal((1, "note"), (item.GetProperty("notes")[0].GetProperty("line").GetInt32(), item.GetProperty("notes")[0].GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("pipeline.yaml", "pipeline.yaml")]
    [InlineData("a b/ä.yaml", "a%20b/%C3%A4.yaml")]
    [InlineData("sub\\pipeline.yaml", "sub/pipeline.yaml")]
    [InlineData("/etc/p.yaml", "file:///etc/p.yaml")]
    [InlineData("C:\\x\\p.yaml", "file:///C:/x/p.yaml")]
    public void Sarif_OfADiagnostic_HasRuleRegionAndUri(string path, string uri)
    {
        using var json = JsonDocument.Parse(DiagnosticSarif.Render([At("a: b\n", "b", path: path), At("a: b\n", "a", path: path) with { Code = "PL1002", Severity = Severity.Warning }]));
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(["PL1002", "PL1003"], rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal("Unknown key", rules[1].GetProperty("shortDescription").GetProperty("text").GetString());
        var results = run.GetProperty("results");
        Assert.Equal(("PL1003", 1, "error"), (results[0].GetProperty("ruleId").GetString(), results[0].GetProperty("ruleIndex").GetInt32(), results[0].GetProperty("level").GetString()));
        Assert.Equal("warning", results[1].GetProperty("level").GetString());
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(uri, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        var region = place.GetProperty("region");
        Assert.Equal(
            (1, 4, 1, 5),
            (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()));
    }
}

using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Tests.Engine.Configuration;

public class BindingTests
{
    private static (AllOptions Options, ImmutableArray<Diagnostic> Diagnostics, string Yaml) Bind(string yaml, params (string Name, string Value)[] environment)
    {
        var diagnostics = new Diagnostics(new ConfigurationText("pipeline.yaml", yaml));
        var tree = YamlReader.Read(diagnostics);
        var scope = new BindingScope(diagnostics, name => environment.FirstOrDefault(variable => variable.Name == name).Value, tree.IsComplete);
        var options = new AllOptions();
        new ObjectBinder(scope).TryBind(options, tree.Root as YamlMapping, default, "`all`", []);
        return (options, diagnostics.ByPlace(), yaml);
    }

    private static AllOptions BindWell(string yaml, params (string Name, string Value)[] environment)
    {
        var (options, diagnostics, _) = Bind(yaml, environment);
        Assert.Equal("", DiagnosticText.Render(diagnostics, color: false));
        return options;
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-5", -5)]
    [InlineData("+5", 5)]
    [InlineData("007", 7)]
    [InlineData("0x1F", 31)]
    [InlineData("0o17", 15)]
    [InlineData("2147483647", int.MaxValue)]
    public void Bind_WholeNumber_ReadsYamlCore(string text, int expected) => Assert.Equal(expected, BindWell("whole: " + text).Whole);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("1_000")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("three")]
    [InlineData("0x")]
    [InlineData("'3'")]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("[3]")]
    [InlineData("{a: 3}")]
    public void Bind_NoWholeNumber_IsAWrongType(string text)
    {
        var diagnostic = Assert.Single(Bind("whole: " + text).Diagnostics);
        Assert.Equal(DiagnosticCodes.WrongType, diagnostic.Code);
        Assert.StartsWith("`whole`: expected a whole number, got ", diagnostic.Message);
    }

    [Fact]
    public void Bind_ALongNumber_KeepsEveryDigit() => Assert.Equal(long.MaxValue, BindWell("long-number: 9223372036854775807").LongNumber);

    [Theory]
    [InlineData("0.25", 0.25)]
    [InlineData(".5", 0.5)]
    [InlineData("1e-3", 0.001)]
    [InlineData("-2", -2.0)]
    [InlineData(".inf", double.PositiveInfinity)]
    public void Bind_Number_ReadsYamlCore(string text, double expected) => Assert.Equal(expected, BindWell("fraction: " + text).Fraction);

    [Theory]
    [InlineData("1,5")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    public void Bind_NoNumber_IsAWrongType(string text) => Assert.Equal(DiagnosticCodes.WrongType, Assert.Single(Bind("fraction: " + text).Diagnostics).Code);

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Bind_Boolean_ReadsYamlCore(string text, bool expected) => Assert.Equal(expected, BindWell("flag: " + text).Flag);

    [Theory]
    [InlineData("yes", "write `true`")]
    [InlineData("on", "write `true`")]
    [InlineData("No", "write `false`")]
    [InlineData("OFF", "write `false`")]
    [InlineData("\"true\"", "remove the quotation marks")]
    [InlineData("maybe", null)]
    public void Bind_NoBoolean_SaysWhatToWrite(string text, string? fix) => Assert.Equal(fix, Assert.Single(Bind("flag: " + text).Diagnostics).Fix);

    [Theory]
    [InlineData("lead", SummaryMethod.Lead)]
    [InlineData("lex-rank", SummaryMethod.LexRank)]
    [InlineData("'lex-rank'", SummaryMethod.LexRank)]
    public void Bind_Enum_ReadsKebabCase(string text, SummaryMethod expected) => Assert.Equal(expected, BindWell("method: " + text).Method);

    [Theory]
    [InlineData("Lead")]
    [InlineData("1")]
    [InlineData("lexRank")]
    public void Bind_EnumInOtherForms_IsAWrongType(string text) => Assert.Equal(DiagnosticCodes.WrongType, Assert.Single(Bind("method: " + text).Diagnostics).Code);

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("30s", 30_000)]
    [InlineData("1.5m", 90_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("0s", 0)]
    public void Bind_Duration_ReadsUnits(string text, int milliseconds) => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), BindWell("wait: " + text).Wait);

    [Theory]
    [InlineData("30")]
    [InlineData("30 s")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1..5s")]
    [InlineData("99999999999999d")]
    [InlineData("00:00:30")]
    public void Bind_NoDuration_IsAWrongType(string text) => Assert.Equal(DiagnosticCodes.WrongType, Assert.Single(Bind($"wait: {text}").Diagnostics).Code);

    [Fact]
    public void Bind_Size_ReadsUnits() => Assert.Equal(10_000_000, BindWell("size: 10MB").Size!.Value.Bytes);

    [Fact]
    public void Bind_Parsable_UsesTheInvariantCulture()
    {
        var options = BindWell("day: 2026-01-31\nversion: 1.2.3");
        Assert.Equal(new DateOnly(2026, 1, 31), options.Day);
        Assert.Equal(new Version(1, 2, 3), options.Version);
    }

    [Fact]
    public void Bind_NullForANullable_IsNull()
    {
        var options = BindWell("size: ~\nnote: null\nmaybe:");
        Assert.Null(options.Size);
        Assert.Null(options.Note);
        Assert.Null(options.Maybe);
    }

    [Theory]
    [InlineData("name: ~")]
    [InlineData("words: ~")]
    [InlineData("inner: ~")]
    [InlineData("flag: null")]
    public void Bind_NullForAnythingElse_IsAWrongType(string yaml) => Assert.Equal(DiagnosticCodes.WrongType, Assert.Single(Bind(yaml).Diagnostics).Code);

    [Fact]
    public void Bind_TextThatLooksLikeSomethingElse_StaysText()
    {
        Assert.Equal("007", BindWell("name: 007").Name);
        Assert.Equal("true", BindWell("name: true").Name);
        Assert.Equal("", BindWell("name: \"\"").Name);
    }

    [Fact]
    public void Bind_Lists_TakeOneValueOrMany()
    {
        var options = BindWell("words: one\nnumbers: [1, 2]\nread-only: [a, b]\nset: [a, a]\nimmutable: [x]\nmethods: [lead, lex-rank]");
        Assert.Equal(["one"], options.Words);
        Assert.Equal([1, 2], options.Numbers);
        Assert.Equal(["a", "b"], options.ReadOnly);
        Assert.Equal(["a"], options.Set);
        Assert.Equal(["x"], options.Immutable);
        Assert.Equal([SummaryMethod.Lead, SummaryMethod.LexRank], options.Methods);
    }

    [Fact]
    public void Bind_AListWithWrongItems_ReportsEachAtItsPlace()
    {
        var (_, diagnostics, yaml) = Bind("numbers: [1, two, 3, [4], ~]");
        Assert.Equal(["two", "[4]", "~"], diagnostics.Select(diagnostic => diagnostic.Span.In(yaml).ToString()));
    }

    [Fact]
    public void Bind_DictionariesAndNestedClasses_Work()
    {
        var options = BindWell("weights: { Any Key: 1.5, b: 2 }\ninner: { depth: 4, inner: { depth: 5 } }\ninners: [ { depth: 6 } ]");
        Assert.Equal(1.5, options.Weights["Any Key"]);
        Assert.Equal(4, options.Inner.Depth);
        Assert.Equal("kept", options.Inner.Label);
        Assert.Equal(5, options.Inner.Inner!.Depth);
        Assert.Equal(6, Assert.Single(options.Inners).Depth);
    }

    [Fact]
    public void Bind_MistakesInsideNestedOnes_StandAtTheirPlaces()
    {
        var (_, diagnostics, yaml) = Bind("inner:\n  depht: 3\n  inner: { depth: 100 }\ninners:\n  - { depth: x }\nweights: { a: b }\n");
        Assert.Equal(["depht", "100", "x", "b"], diagnostics.Select(diagnostic => diagnostic.Span.In(yaml).ToString()));
    }

    [Fact]
    public void Bind_AVariable_MayBeANumberWhenPlain()
    {
        Assert.Equal(42, BindWell("whole: ${env:N}", ("N", "42")).Whole);
        Assert.Equal("`whole`: expected a whole number, got the text `42` from `N`", Assert.Single(Bind("whole: \"${env:N}\"", ("N", "42")).Diagnostics).Message);
    }

    [Fact]
    public void Bind_AnEmptyVariable_IsEmptyTextNotNull() => Assert.Equal("", BindWell("note: ${env:N}", ("N", "")).Note);

    [Fact]
    public void Bind_ASetterThatThrows_IsInvalid()
    {
        var diagnostic = Assert.Single(Bind("even: 3").Diagnostics);
        Assert.Equal((DiagnosticCodes.InvalidValue, "`even`: 3 is odd"), (diagnostic.Code, diagnostic.Message));
    }

    [Fact]
    public void Bind_ARuleWithItsOwnWords_UsesThem() =>
        Assert.Equal("`code`: two capital letters", Assert.Single(Bind("code: abc").Diagnostics).Message);

    [Fact]
    public void Bind_UnderEveryCulture_IsTheSame()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            var options = BindWell("fraction: 0.25\nwait: 1.5s\nmethod: lead\nflag: true");
            Assert.Equal((0.25, TimeSpan.FromSeconds(1.5)), (options.Fraction, options.Wait));
            Assert.Equal("0.25", OptionText.Of(options.Fraction));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("out/news.jsonl", "out/news.jsonl")]
    [InlineData("", "\"\"")]
    [InlineData("3", "\"3\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("*.txt", "\"*.txt\"")]
    [InlineData("a\nb", "\"a\\nb\"")]
    [InlineData("中文", "中文")]
    public void OptionText_OfAText_ReadsBackAsItself(string text, string expected)
    {
        Assert.Equal(expected, OptionText.Of(text));
        Assert.Equal(text, BindWell($"name: {expected}").Name);
        Assert.Equal([text], BindWell($"words: [{expected}]").Words);
    }

    [Fact]
    public void OptionText_OfOtherValues_IsYaml()
    {
        Assert.Equal("null", OptionText.Of(null));
        Assert.Equal("[a, 1.5, lex-rank, 90s, 10MB, true]", OptionText.Of(new object[] { "a", 1.5, SummaryMethod.LexRank, TimeSpan.FromSeconds(90), new ByteSize(10_000_000), true }));
        Assert.Equal("{a: 1, b: 2}", OptionText.Of(new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }));
        Assert.Equal("{min: 1, max: 20}", OptionText.Of(new ColumnOptions()));
    }
}

public sealed class AllOptions
{
    public int Whole { get; set; }

    public long LongNumber { get; set; }

    public double Fraction { get; set; }

    public bool Flag { get; set; }

    public SummaryMethod Method { get; set; }

    public TimeSpan Wait { get; set; }

    public ByteSize? Size { get; set; } = new(1);

    public DateOnly Day { get; set; }

    public Version Version { get; set; } = new(1, 0);

    public string Name { get; set; } = "";

    public string? Note { get; set; } = "note";

    public int? Maybe { get; set; } = 1;

    public List<string> Words { get; set; } = [];

    public int[] Numbers { get; set; } = [];

    public IReadOnlyList<string> ReadOnly { get; set; } = [];

    public HashSet<string> Set { get; set; } = [];

    public ImmutableArray<string> Immutable { get; set; } = [];

    public IReadOnlyList<SummaryMethod> Methods { get; set; } = [];

    public Dictionary<string, double> Weights { get; set; } = [];

    public InnerOptions Inner { get; set; } = new() { Label = "kept" };

    public List<InnerOptions> Inners { get; set; } = [];

    [RegularExpression("[A-Z]{2}", ErrorMessage = "two capital letters.")]
    public string Code { get; set; } = "AB";

    public int Even
    {
        get;
        set => field = value % 2 == 0 ? value : throw new ArgumentException($"{value} is odd", nameof(value));
    }

    [PasswordPropertyText(true)]
    public string? Secret { get; set; }
}

public sealed class InnerOptions
{
    [Range(1, 99)]
    public int Depth { get; set; } = 1;

    public string Label { get; set; } = "";

    public InnerOptions? Inner { get; set; }
}

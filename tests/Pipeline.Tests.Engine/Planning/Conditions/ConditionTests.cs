using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning.Conditions;

namespace Pipeline.Tests.Engine.Planning.Conditions;

public class ConditionTests
{
    private static readonly ConditionLayers Layers = new(["quotes", "sentences", "speech-acts"], ["quotes", "speech-acts"]);

    private static readonly Document Page = Document.FromText("news/2025/a.html", "Three words here, and 2 more.", "text/html")
        .WithMetadata(MetadataKeys.Title, "Mayor says no")
        .WithMetadata(MetadataKeys.Published, "2025-04-23")
        .WithMetadata("score", " 12.5 ")
        .With(Layer<Quote>.Of(new Quote(new TextSpan(0, 5), QuoteKind.Direct), new Quote(new TextSpan(6, 9), QuoteKind.Direct)));

    [Theory]
    [InlineData("mediaType == \"text/html\" and words > 5", true)]
    [InlineData("mediaType == 'text/html' and words > 6", false)]
    [InlineData("words == 6", true)]
    [InlineData("characters == 29 and bytes == 29", true)]
    [InlineData("id == uri and charset == 'utf-8' and length(sha256) == 64", true)]
    [InlineData("title startsWith \"Mayor\" and title endsWith \"no\" and title contains 'says'", true)]
    [InlineData("title contains 'SAYS'", false)]
    [InlineData("lower(title) contains 'mayor'", true)]
    [InlineData("text contains \"more.\"", true)]
    [InlineData("language == ''", true)]
    [InlineData("author == '' and site == ''", true)]
    [InlineData("published >= '2025-01-01' and published < '2026'", true)]
    [InlineData("metadata.published == metadata[\"published\"]", true)]
    [InlineData("metadata.nothing == ''", true)]
    [InlineData("number(metadata.score) > 12.4", true)]
    [InlineData("number(title) == 0", true)]
    [InlineData("count(quotes) == 2", true)]
    [InlineData("count(speech-acts) == 0", true)]
    [InlineData("uri matches 'news/*.html'", true)]
    [InlineData("uri matches '*2025*'", true)]
    [InlineData("uri matches 'news/*.htm'", false)]
    [InlineData("mediaType in ['text/plain', \"text/html\"]", true)]
    [InlineData("mediaType not in ['text/plain', \"text/html\"]", false)]
    [InlineData("words in [1, 6]", true)]
    [InlineData("not words in [1, 6]", false)]
    [InlineData("not (words == 6 or words == 7) or true", true)]
    [InlineData("true or true and false", true)]
    [InlineData("(true or true) and false", false)]
    [InlineData("not true == true", false)]
    [InlineData("(words > 5) == (bytes > 5)", true)]
    [InlineData("words > -1", true)]
    [InlineData("bytes < 10kB and bytes < 0.5MiB and bytes > 28B", true)]
    [InlineData("mediaType == \"text/html\" and words > 200", false)]
    [InlineData("not (language in [\"de\", \"fr\"]) or count(quotes) >= 3", true)]
    [InlineData("published >= \"2025-01-01\"", true)]
    [InlineData("title != \"a \\\"quoted\\\" \\\\ title\"", true)]
    public void IsMetBy_Page_Result(string expression, bool expected)
    {
        var (condition, problems) = ConditionParser.Parse(expression, Layers);
        Assert.Empty(problems);
        Assert.Equal(expression, condition!.Text);
        Assert.Equal(expected, condition.IsMetBy(Page));
    }

    [Theory]
    [InlineData("", "PL1040", "", "the condition is empty")]
    [InlineData("words >", "PL1040", "", "the condition ends too early")]
    [InlineData("words > 1)", "PL1040", ")", "`)` has nothing that it closes")]
    [InlineData("(words > 1", "PL1040", "", "the condition ends too early")]
    [InlineData("words > 1 words", "PL1040", "words", "`words` is not expected here")]
    [InlineData("1 < words < 5", "PL1040", "<", "`<` compares the result of a comparison")]
    [InlineData("words = 1", "PL1040", "=", "`=` is written `==`")]
    [InlineData("words > 1 && true", "PL1040", "&&", "`&&` is written `and`")]
    [InlineData("words > 1 AND true", "PL1040", "AND", "`AND` is written `and`")]
    [InlineData("! true", "PL1040", "!", "`!` is written `not`")]
    [InlineData("words > 1 # true", "PL1040", "#", "`#` has no meaning in a condition")]
    [InlineData("words in []", "PL1040", "]", "`]` is not expected here")]
    [InlineData("metadata. == 'a'", "PL1040", "==", "`==` names no metadata")]
    [InlineData("count(words > 1) > 1", "PL1040", ">", "`>` is not expected here")]
    [InlineData("wrods > 1", "PL1041", "wrods", "a document has no field `wrods`")]
    [InlineData("media-type == 'text/html'", "PL1041", "media-type", "a document has no field `media-type`")]
    [InlineData("mediaType == html", "PL1041", "html", "a document has no field `html`")]
    [InlineData("upper(title) == 'A'", "PL1041", "upper", "there is no function `upper`")]
    [InlineData("quotes > 1", "PL1041", "quotes", "a document has no field `quotes`")]
    [InlineData("words > \"200\"", "PL1042", "\"200\"", "`words` is a number and `\"200\"` is a text: they cannot be compared")]
    [InlineData("title", "PL1042", "title", "`title` is a text, where true or false is expected")]
    [InlineData("words and true", "PL1042", "words", "`words` is a number, where true or false is expected")]
    [InlineData("words contains 'a'", "PL1042", "words", "`words` is a number, and `contains` compares texts")]
    [InlineData("title matches uri", "PL1042", "uri", "`uri` is not a pattern: a pattern stands in quotation marks")]
    [InlineData("words in [1, 'a']", "PL1042", "'a'", "`words` is a number and `\"a\"` is a text: they are never equal")]
    [InlineData("title in [uri]", "PL1042", "uri", "`uri` stands in a list, which holds numbers and texts alone")]
    [InlineData("true < false", "PL1042", "true < false", "true and false have no order: `<` cannot compare them")]
    [InlineData("length(words) > 1", "PL1042", "words", "`words` is a number, and `length` takes a text")]
    [InlineData("words > 1.2.3", "PL1043", "1.2.3", "`1.2.3` is not a number")]
    [InlineData("words > 12abc", "PL1043", "12abc", "`12abc` is not a number")]
    [InlineData("words > 1e5", "PL1043", "1e5", "`1e5` is not a number")]
    [InlineData("title == 'abc", "PL1043", "'abc", "the text that starts with ' has no ' at its end")]
    [InlineData("title == 'a\\d'", "PL1043", "\\d", "`\\d` stands for no character")]
    [InlineData("count(quote) > 1", "PL1045", "quote", "no installed stage provides a layer `quote`")]
    public void Parse_Mistake_IsReportedAtItsPlace(string expression, string code, string place, string message)
    {
        var (condition, problems) = ConditionParser.Parse(expression, Layers);
        Assert.Null(condition);
        var problem = Assert.Single(problems);
        Assert.Equal((code, place, message), (problem.Code, problem.Span.In(expression).ToString(), problem.Message));
    }

    [Theory]
    [InlineData("wrods > 1", "write `words`")]
    [InlineData("media-type == 'text/html'", "write `mediaType`")]
    [InlineData("mediaType == html", "write `\"html\"`")]
    [InlineData("words > '200'", "write `200`")]
    [InlineData("title == 5", "write `\"5\"`")]
    [InlineData("quotes > 1", "write `count(quotes)`")]
    [InlineData("count(qoutes) > 1", "write `quotes`")]
    [InlineData("title", "write `title != \"\"`")]
    [InlineData("words", "write `words > 0`")]
    public void Parse_MistakeWithOneWayOut_NamesIt(string expression, string fix) =>
        Assert.Equal(fix, Assert.Single(ConditionParser.Parse(expression, Layers).Problems).Fix);

    [Fact]
    public void Parse_SeveralMistakes_AreReportedTogether()
    {
        var (_, problems) = ConditionParser.Parse("wrods > 1 and (title > 2 or count(quote) == 0) and media in [1]", Layers);
        Assert.Equal(["PL1041", "PL1042", "PL1045", "PL1041"], problems.Select(static problem => problem.Code));
    }

    [Fact]
    public void Parse_LayerProvidedLater_WarnsAndStillMakesTheCondition()
    {
        var (condition, problems) = ConditionParser.Parse("count(sentences) == 0", Layers);
        Assert.Equal(("PL1046", Severity.Warning), (Assert.Single(problems).Code, problems[0].Severity));
        Assert.True(condition!.IsMetBy(Page));
    }

    [Theory]
    [InlineData("(", 1_000, "PL1044")]
    [InlineData("(", 10_000, "PL1044")]
    [InlineData("not ", 1_000, "PL1044")]
    [InlineData("length(", 500, "PL1044")]
    [InlineData("true and ", 400, "PL1040")]
    [InlineData("[", 4_000, "PL1040")]
    public void Parse_ManyOfOne_IsOneDiagnostic(string part, int count, string code)
    {
        var (condition, problems) = ConditionParser.Parse(string.Concat(Enumerable.Repeat(part, count)), Layers);
        Assert.Null(condition);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void Parse_SixtyFourDeep_IsAllowed()
    {
        var text = new string('(', 64) + "true" + new string(')', 64);
        Assert.Empty(ConditionParser.Parse(text, Layers).Problems);
        Assert.Equal("PL1044", Assert.Single(ConditionParser.Parse($"({text})", Layers).Problems).Code);
    }

    [Theory]
    [InlineData("when: title == upper", "title == upper", "upper")]
    [InlineData("when: 'title == ''a'' and wrods > 1'", "title == 'a' and wrods > 1", "wrods")]
    [InlineData("when: \"title == \\\"a\\\\\\\\b\\\" and wrods > 1\"", "title == \"a\\\\b\" and wrods > 1", "wrods")]
    [InlineData("when: title == 'a'\n      and\n      wrods > 1", "title == 'a' and wrods > 1", "wrods")]
    [InlineData("when: wrods > ${env:MIN}", "wrods > 5", "wrods > ${env:MIN}")]
    [InlineData("when: |\n  wrods > 5\n", "wrods > 5\n", "wrods")]
    [InlineData("when: |-  # why\n    words > 5\n    and wrods > 5", "words > 5\nand wrods > 5", "wrods")]
    [InlineData("when: >-\n    words > 5\n    and wrods > 5\n", "words > 5 and wrods > 5", "wrods")]
    [InlineData("when: |\n  words >\n    wrods\n", "words >\n  wrods\n", "|\n  words >\n    wrods\n")]
    [InlineData("when: \"wrods > \\u0031\"", "wrods > 1", "wrods")]
    public void Parse_InYaml_PointsIntoTheFile(string yaml, string value, string expected)
    {
        var file = new ConfigurationText("pipeline.yaml", yaml);
        var (_, diagnostics) = ConditionParser.Parse(file, new TextSpan(6, yaml.Length), value, Layers);
        Assert.Equal(expected, Assert.Single(diagnostics).Span.In(yaml));
    }

    [Fact]
    public void Parse_NothingInYaml_PointsBehindTheLastWord()
    {
        var file = new ConfigurationText("pipeline.yaml", "when: words >\n");
        var (_, diagnostics) = ConditionParser.Parse(file, new TextSpan(6, 13), "words >", Layers);
        Assert.Equal(new TextSpan(13, 13), Assert.Single(diagnostics).Span);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData(" - … ", 0)]
    [InlineData("one", 1)]
    [InlineData(" it's 5 o'clock — 𝒳 𐐀\n\ud800 ", 5)]
    public void CountWords_Text_CountsWhatHasLettersOrDigits(string text, int expected) => Assert.Equal(expected, ConditionField.CountWords(text));
}

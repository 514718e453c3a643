using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Planning.Ordering;
using static Pipeline.Tests.Engine.Planning.PlanningSamples;

namespace Pipeline.Tests.Engine.Planning.Ordering;

public class StageOrderTests
{
    [Fact]
    public void Check_LegalOrder_FindsNothing() =>
        Assert.Empty(Check(List(Clean, Segment, TagQuotes, Summarize, Export, Export)));

    [Fact]
    public void Check_NoStages_FindsNothing() => Assert.Empty(Check(List()));

    [Fact]
    public void Check_ProviderRunsLater_NamesTheMove()
    {
        var (file, stages) = List(Clean, Fold, TagQuotes, Segment, Export);
        var found = Assert.Single(StageOrder.Check(file, Catalog, stages));
        Assert.Equal("PL1021", found.Code);
        Assert.Equal(Severity.Error, found.Severity);
        Assert.Equal("`tag-quotes` needs `sentences`, and nothing before it provides them", found.Message);
        Assert.Equal((10, 5), file.PositionOf(found.Span.Start));
        Assert.Equal("tag-quotes", found.Span.In(file.Text));
        Assert.Equal("requires: sentences, tokens", found.Label);
        Assert.Equal([new DiagnosticNote(stages[3].Span, "provides them, but runs later")], found.Notes);
        Assert.Equal("move line 11 above line 10", found.Fix);
    }

    [Fact]
    public void Check_ProviderRunsLater_IsShownAsInTheArchitecture()
    {
        var shown = DiagnosticText.Render(Check(List(Clean, Fold, TagQuotes, Segment, Export)), color: false);
        Assert.Equal(
            """
            error[PL1021]: `tag-quotes` needs `sentences`, and nothing before it provides them
              --> pipeline.yaml:10:5
               |
            10 |   - tag-quotes
               |     ^^^^^^^^^^ requires: sentences, tokens
            11 |   - segment
               |     ------- provides them, but runs later
               = fix: move line 11 above line 10

            """, shown);
    }

    [Fact]
    public void Check_OneProviderFarBelow_NamesTheMovePastAllThatNeedIt()
    {
        var found = Check(List(Clean, TagQuotes, Summarize, Export, Segment));
        Assert.Equal(["PL1021", "PL1021", "PL1028"], found.Select(static one => one.Code));
        Assert.All(found.Take(2), static one => Assert.Equal("move line 12 above line 9", one.Fix));
    }

    [Fact]
    public void Check_SeveralMovesNeeded_NamesTheOrder()
    {
        var found = Check(List(Summarize, TagQuotes, Segment, Clean, Export, Export));
        Assert.Contains(found, static one => one is { Code: "PL1021", Fix: "put the stages in this order: clean, segment, summarize, tag-quotes, export, export-2" });
    }

    [Fact]
    public void Check_ProvidersOfOneLayerEach_SayWhich()
    {
        var words = Stage("words", provides: ["tokens"]);
        var sentences = Stage("split", provides: ["sentences"]);
        var found = Assert.Single(Check(List(TagQuotes, words, sentences)));
        Assert.Equal(["provides `tokens`, but runs later", "provides `sentences`, but runs later"], found.Notes.Select(static note => note.Label));
    }

    [Fact]
    public void Check_LongItemMoves_NamesItsLines()
    {
        var found = Check(Write(new Entry(TagQuotes), new Entry(Segment, When: "words > 2")));
        Assert.Equal("move lines 9-10 above line 8", Assert.Single(found).Fix);
    }

    [Fact]
    public void Check_StagesOnOneLine_NamesIds()
    {
        var file = new ConfigurationText("pipeline.yaml", "stages: [tag-quotes, segment]\n");
        StageOrderItem Item(StageDescriptor stage, int at) => new()
        {
            Id = stage.Name,
            Descriptor = stage,
            Span = new TextSpan(at, at + stage.Name.Length),
            Node = new TextSpan(at, at + stage.Name.Length),
        };
        var found = Assert.Single(StageOrder.Check(file, Catalog, [Item(TagQuotes, 9), Item(Segment, 21)]));
        Assert.Equal("move `segment` before `tag-quotes`", found.Fix);
    }

    [Fact]
    public void Check_NothingProvidesRequirement_NamesTheStageToAdd()
    {
        var found = Assert.Single(Check(List(Clean, TagQuotes, Export)));
        Assert.Equal("PL1022", found.Code);
        Assert.Equal("`tag-quotes` needs `sentences`, and no stage in this file provides them", found.Message);
        Assert.Equal("add `segment` above line 9", found.Fix);
    }

    [Fact]
    public void Check_NothingInstalledProvidesRequirement_SaysSo()
    {
        var found = Assert.Single(Check(List(Stage("rank", requires: ["summary-votes"]), Export)));
        Assert.Equal("PL1022", found.Code);
        Assert.Equal("`rank` needs `summary-votes`, and no installed stage provides them", found.Message);
        Assert.Null(found.Fix);
    }

    [Fact]
    public void Check_StageProvidesOnlyItsOwnRequirement_IsNotEnough()
    {
        var refine = Stage("refine", requires: ["marks"], provides: ["marks"]);
        Assert.Equal("PL1022", Assert.Single(Check(List(refine))).Code);
    }

    [Fact]
    public void Check_DisabledProvider_NamesIt()
    {
        var found = Assert.Single(Check(Write(new Entry(Segment, IsEnabled: false), new Entry(TagQuotes))));
        Assert.Equal("PL1023", found.Code);
        Assert.Equal("`tag-quotes` needs `sentences`, and what provides them is disabled", found.Message);
        Assert.Equal("provides them, but is disabled", Assert.Single(found.Notes).Label);
        Assert.Equal("enable `segment`", found.Fix);
    }

    [Fact]
    public void Check_DisabledStage_NeedsNothing() => Assert.Empty(Check(Write(new Entry(TagQuotes, IsEnabled: false))));

    [Theory]
    [InlineData("words > 1", null, true)]
    [InlineData("words > 1", "words > 2", true)]
    [InlineData("words > 1", "words > 1", false)]
    [InlineData(null, "words > 1", false)]
    public void Check_ConditionalProvider_WarnsUnlessBothHaveTheCondition(string? provider, string? stage, bool expected)
    {
        var found = Check(Write(new Entry(Segment, When: provider), new Entry(TagQuotes, When: stage)));
        Assert.Equal(expected ? ["PL1024"] : [], found.Select(static one => one.Code));
        Assert.All(found, static one => Assert.Equal(
            ("`tag-quotes` needs `sentences` and `tokens`, which `segment` provides for some documents only", Severity.Warning), (one.Message, one.Severity)));
    }

    [Fact]
    public void Check_UsedLayerProvidedLater_Warns()
    {
        var found = Check(List(Summarize, Stage("mark", provides: ["blocks"]), Segment));
        Assert.Equal(["PL1021", "PL1025"], found.Select(static one => one.Code));
        Assert.Equal("`summarize` does better with `blocks`, and nothing before it provides them", found[1].Message);
        Assert.Equal(Severity.Warning, found[1].Severity);
    }

    [Fact]
    public void Check_UsedLayerNeedsTheStageItself_FindsNothing()
    {
        var first = Stage("first", uses: ["marks"], provides: ["words"]);
        var second = Stage("second", requires: ["words"], provides: ["marks"]);
        Assert.Empty(Check(List(first, second)));
    }

    [Fact]
    public void Check_TextChangedAfterAnnotation_WarnsWithTheMove()
    {
        var found = Assert.Single(Check(List(Clean, Segment, TagQuotes, Fold)));
        Assert.Equal("PL1026", found.Code);
        Assert.Equal("`fold` changes the text after `segment` and `tag-quotes` annotated it", found.Message);
        Assert.Equal("annotations are carried over, not made anew", found.Label);
        Assert.Equal("move line 11 above line 9", found.Fix);
    }

    [Fact]
    public void Check_TextChangeNeedsTheAnnotation_FindsNothing() => Assert.Empty(Check(List(Clean, Segment, Redact)));

    [Fact]
    public void Check_TextChangedAfterExport_FindsNothing() => Assert.Empty(Check(List(Segment, Export, Fold, Export)));

    [Fact]
    public void Check_LayerProvidedTwice_WarnsOnTheLater()
    {
        var (file, stages) = List(Segment, Stage("split", provides: ["sentences"]));
        var found = Assert.Single(StageOrder.Check(file, Catalog, stages));
        Assert.Equal(("PL1027", "`split` replaces the `sentences` of `segment`", stages[1].Span), (found.Code, found.Message, found.Span));
    }

    [Fact]
    public void Check_LayerRefined_FindsNothing() =>
        Assert.Empty(Check(List(Segment, Stage("refine", requires: ["sentences"], provides: ["sentences"]))));

    [Fact]
    public void Check_ExportBeforeLayers_NamesWhatIsMissing()
    {
        var found = Assert.Single(Check(List(Clean, Segment, Export, TagQuotes, Summarize)));
        Assert.Equal("PL1028", found.Code);
        Assert.Equal("`export` writes before `quotes` and `summary` are provided", found.Message);
        Assert.Equal("move line 10 below line 12", found.Fix);
    }

    [Fact]
    public void Check_StagesNeedEachOther_ReportsTheCircleOnce()
    {
        var one = Stage("one", requires: ["c"], provides: ["a"]);
        var two = Stage("two", requires: ["a"], provides: ["b"]);
        var three = Stage("three", requires: ["b"], provides: ["c"]);
        var after = Stage("after", requires: ["a"]);
        var found = Assert.Single(Check(List(after, one, two, three)));
        Assert.Equal("PL1020", found.Code);
        Assert.Equal("the stages `one`, `three` and `two` need each other's layers, so that no order of them works", found.Message);
        Assert.Equal("needs `c`, which `three` provides", found.Label);
        Assert.Equal(["needs `b`, which `two` provides", "needs `a`, which `one` provides"], found.Notes.Select(static note => note.Label));
    }

    [Fact]
    public void Check_TenThousandStages_Ends()
    {
        var found = Check(List(Enumerable.Repeat(Summarize, 10_000).Append(Segment)));
        Assert.Equal(10_000, found.Count(static one => one.Code == "PL1021"));
    }

    private static IReadOnlyList<Diagnostic> Check((ConfigurationText File, IReadOnlyList<StageOrderItem> Stages) list) =>
        StageOrder.Check(list.File, Catalog, list.Stages);
}

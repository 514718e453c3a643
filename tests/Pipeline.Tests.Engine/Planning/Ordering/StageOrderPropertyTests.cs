using CsCheck;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Planning.Ordering;
using static Pipeline.Tests.Engine.Planning.PlanningSamples;

namespace Pipeline.Tests.Engine.Planning.Ordering;

public class StageOrderPropertyTests
{
    [Fact]
    public void Check_AnyOrder_HasErrorsExactlyWhenARequirementIsUnmet() => GenStages.Sample(static stages =>
    {
        var (file, items) = List(stages);
        var hasErrors = StageOrder.Check(file, Catalog, items).Any(static one => one.Severity == Severity.Error);
        return hasErrors != IsLegal(stages);
    });

    [Fact]
    public void Check_AnyOrder_PointsIntoTheFile() => GenStages.Sample(static stages =>
    {
        var (file, items) = List(stages);
        foreach (var one in StageOrder.Check(file, Catalog, items))
        {
            Assert.Contains(items, item => item.Span == one.Span);
            Assert.All(one.Notes, note => Assert.Contains(items, item => item.Span == note.Span));
        }
    });

    [Fact]
    public void Advise_SomeLegalOrderExists_FindsOne() => GenStages.Where(static stages => stages.Length < 7).Sample(static stages =>
    {
        var advice = StageOrder.Advise(List(stages).Stages);
        if (!Permutations(stages).Any(IsLegal))
            return;
        Assert.NotNull(advice);
        Assert.Equal(Enumerable.Range(0, stages.Length), advice.Order());
        Assert.True(IsLegal([.. advice.Select(i => stages[i])]));
    }, iter: 2_000);

    [Fact]
    public void Advise_Advised_LeavesNoMoreToAdvise() => GenStages.Sample(static stages =>
    {
        if (StageOrder.Advise(List(stages).Stages) is not { } advice)
            return;
        var (file, items) = List(advice.Select(i => stages[i]));
        Assert.DoesNotContain(StageOrder.Check(file, Catalog, items), static one => one.Code is "PL1020" or "PL1021" or "PL1025" or "PL1026");
        Assert.Equal(Enumerable.Range(0, stages.Length), StageOrder.Advise(items));
    });

    [Fact]
    public void Advise_LegalWithoutPreferences_KeepsTheOrder() => GenStages.Sample(static all =>
    {
        StageDescriptor[] stages = [.. all.Select(static stage => stage with { Uses = [], ChangesText = false })];
        if (IsLegal(stages))
            Assert.Equal(Enumerable.Range(0, stages.Length), StageOrder.Advise(List(stages).Stages));
    });

    [Fact]
    public void Advise_Exports_StayAfterWhatTheyExported() => GenStages.Sample(static all =>
    {
        StageDescriptor[] stages = [.. all.Select(static stage => stage.IsExport ? stage with { Requires = [], Provides = [] } : stage)];
        if (StageOrder.Advise(List(stages).Stages) is not { } advice)
            return;
        for (var i = 0; i < stages.Length; i++)
        {
            for (var before = 0; stages[i].IsExport && before < i; before++)
                Assert.True(Array.IndexOf(advice, before) < Array.IndexOf(advice, i));
        }
    });

    [Fact]
    public void Advise_CircleOfAnyLength_IsNull() => Gen.Int[2, 300].Sample(static count =>
    {
        var stages = Enumerable.Range(0, count).Select(i => Stage($"s{i}", requires: [$"l{(i + 1) % count}"], provides: [$"l{i}"])).ToArray();
        var (file, items) = List(stages);
        Assert.Null(StageOrder.Advise(items));
        Assert.Equal("PL1020", Assert.Single(StageOrder.Check(file, Catalog, items), static one => one.Severity == Severity.Error).Code);
    }, iter: 20);

    private static bool IsLegal(IReadOnlyList<StageDescriptor> stages)
    {
        var provided = new HashSet<string>();
        foreach (var stage in stages)
        {
            if (!provided.IsSupersetOf(stage.Requires))
                return false;
            provided.UnionWith(stage.Provides);
        }

        return true;
    }

    private static IEnumerable<StageDescriptor[]> Permutations(StageDescriptor[] stages)
    {
        if (stages.Length == 0)
            yield return [];
        for (var i = 0; i < stages.Length; i++)
        {
            foreach (var rest in Permutations([.. stages[..i], .. stages[(i + 1)..]]))
                yield return [stages[i], .. rest];
        }
    }
}

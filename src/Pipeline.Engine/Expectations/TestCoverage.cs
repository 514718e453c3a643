using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Expectations;

/// <summary>Which stages the tests came to, and by which branches.</summary>
internal sealed class TestCoverage
{
    private readonly HashSet<(string Stage, StageResult Result)> _seen = [];

    public void See(StageStep step) => _seen.Add((step.Stage.Id, step.Result));

    /// <summary>What no test came to, in the order of the stages: a stage, a branch of its <c>when</c>, its <c>on-error</c>.</summary>
    public ImmutableArray<string> Missing(Plan plan)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var stage in plan.Stages.Where(static stage => !stage.Descriptor.IsExport))
        {
            var place = $"{plan.File.Path}:{Words.Number(stage.Line)}: {Words.Code(stage.Id)}";
            var ran = Saw(stage, StageResult.Ran) || Saw(stage, StageResult.Skipped) || Saw(stage, StageResult.Failed);
            var passed = Saw(stage, StageResult.PassedBy);
            if (!ran && !passed)
            {
                missing.Add($"{place} is never reached");
                continue;
            }

            if (!ran)
                missing.Add($"{place} never runs: its `when` is never met");
            else if (stage.When is not null && !passed)
                missing.Add($"{place} always runs: its `when` is always met");
            if (stage.OnError != OnError.Quarantine && !Saw(stage, StageResult.Failed))
                missing.Add($"{place} never fails: its `on-error` is never taken");
        }

        return missing.ToImmutable();
    }

    private bool Saw(PlannedStage stage, StageResult result) => _seen.Contains((stage.Id, result));
}

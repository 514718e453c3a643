using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Reads and checks the <c>when:</c> expression of a stage.</summary>
internal static class ConditionParser
{
    /// <summary>The condition and all that is wrong with it; the condition is null when there is an error among the diagnostics.</summary>
    /// <param name="file">The pipeline file.</param>
    /// <param name="scalar">The value in the file, with its quotation marks.</param>
    /// <param name="text">The value after YAML's own unescaping, and after variables were replaced.</param>
    /// <param name="layers">The layers that may be counted.</param>
    public static (Condition? Condition, ImmutableArray<Diagnostic> Diagnostics) Parse(
        ConfigurationText file, TextSpan scalar, string text, ConditionLayers layers)
    {
        var (condition, problems) = Parse(text, layers);
        if (problems.IsEmpty)
            return (condition, []);
        var place = new ConditionPlace(file, scalar, text);
        return (condition, [.. problems.Select(problem => new Diagnostic
        {
            Code = problem.Code,
            Severity = problem.Severity,
            Message = problem.Message,
            File = file,
            Span = place.Of(problem.Span),
            Label = problem.Label,
            Fix = problem.Fix,
        })]);
    }

    /// <summary>The condition and all that is wrong with it, by place in the expression. O(length); never throws.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="layers">The layers that may be counted.</param>
    public static (Condition? Condition, ImmutableArray<ConditionProblem> Problems) Parse(string text, ConditionLayers layers)
    {
        var problems = new List<ConditionProblem>();
        var evaluate = new ConditionCompiler(layers, problems).Boolean(ConditionReader.Read(text, problems));
        var isGood = problems.TrueForAll(static problem => problem.Severity is Severity.Warning);
        return (isGood ? new Condition(text, evaluate) : null, [.. problems.OrderBy(static problem => problem.Span)]);
    }

    /// <summary>The layers that an expression counts; none for one that cannot be read.</summary>
    /// <param name="text">The expression.</param>
    public static IEnumerable<string> CountedLayers(string text)
    {
        var problems = new List<ConditionProblem>();
        var node = ConditionReader.Read(text, problems);
        return problems.Count == 0 ? Layers(node).Distinct(StringComparer.Ordinal) : [];
    }

    private static IEnumerable<string> Layers(ConditionNode node) => node switch
    {
        CountNode count => [count.Layer],
        CallNode call => Layers(call.Argument),
        NotNode not => Layers(not.Operand),
        JoinNode join => join.Operands.SelectMany(Layers),
        CompareNode compare => Layers(compare.Left).Concat(Layers(compare.Right)),
        InNode isIn => Layers(isIn.Operand),
        _ => [],
    };
}

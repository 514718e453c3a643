using System.Collections.Immutable;
using System.Diagnostics;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Hosting;
using Diagnostic = Pipeline.Engine.Configuration.Diagnostic;

namespace Pipeline.Engine.Expectations;

/// <summary>What came of the tests of a pipeline file.</summary>
/// <param name="Load">The file, and what is wrong with it; with an error, nothing was run.</param>
/// <param name="Outcomes">In the order of the file.</param>
/// <param name="NotReached">Stages, branches of <c>when</c> and ways of <c>on-error</c> that no test came to, in words.</param>
public sealed record TestRun(LoadResult Load, ImmutableArray<TestOutcome> Outcomes, ImmutableArray<string> NotReached)
{
    /// <summary>Runs the tests of a pipeline file. Exports do not run, and nothing is recorded.</summary>
    /// <param name="loader">Loads the file.</param>
    /// <param name="path">The pipeline file, relative to the current folder or absolute.</param>
    /// <param name="filter">Part of the names of the tests that are run, in any case of letters; null for all.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<TestRun> RunAsync(PipelineLoader loader, string path, string? filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var load = await loader.LoadAsync(path);
        if (load.Prepared is null)
            return new TestRun(load, [], []);
        await load.Prepared.DisposeAsync();
        var plan = load.Prepared.Plan;
        var tests = plan.Tests.Where(test => filter is null || test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        var coverage = new TestCoverage();
        var outcomes = new Dictionary<PipelineTest, TestOutcome>(ReferenceEqualityComparer.Instance);
        foreach (var group in tests.GroupBy(static test => test.Until, StringComparer.Ordinal))
            await RunAsync(loader, load, [.. group], coverage, outcomes, cancellationToken);
        return new TestRun(load, [.. tests.Select(test => outcomes[test])], coverage.Missing(plan));
    }

    private static async Task RunAsync(
        PipelineLoader loader, LoadResult load, ImmutableArray<PipelineTest> tests, TestCoverage coverage, Dictionary<PipelineTest, TestOutcome> outcomes, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var again = await loader.LoadForTestsAsync(load.File.Path, tests);
        if (again.Prepared is not { } prepared)
            throw new StageException($"{load.File.Path} was changed while its tests ran: run them again");
        await using (prepared)
        {
            var warnings = load.Diagnostics.Select(static diagnostic => diagnostic.Code).ToArray();
            var ends = new OutcomeList();
            var result = await prepared.RunAsync(new RunOptions { Lanes = 1, OnStage = coverage.See }, ends, time: null, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var test in tests)
            {
                var (outcome, at) = ends.Outcomes.Find(end => end.Outcome.Id.Value == test.Name);
                var duration = at == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(started, at);
                started = Math.Max(started, at);
                outcomes[test] = outcome is null
                    ? new TestOutcome(test, [Describe(load.File, new Mismatch("", test.Span, $"the test did not end: {result.StoppedBy ?? "interrupted"}"))], [], duration)
                    : Outcome(load.File, test, outcome, warnings, duration);
            }
        }
    }

    private static TestOutcome Outcome(ConfigurationText file, PipelineTest test, DocumentOutcome outcome, string[] warnings, TimeSpan duration)
    {
        var (mismatches, difference) = new ExpectationCheck(test, outcome, warnings).Run();
        return new TestOutcome(test, [.. mismatches.Select(mismatch => Describe(file, mismatch))], [.. difference], duration);
    }

    private static Diagnostic Describe(ConfigurationText file, Mismatch mismatch) => new()
    {
        Code = DiagnosticCodes.ExpectationNotMet,
        Message = Words.Safe(mismatch.Message),
        File = file,
        Span = mismatch.Span,
    };

    private sealed class OutcomeList : IRunObserver
    {
        public List<(DocumentOutcome Outcome, long At)> Outcomes { get; } = [];

        public void OnDocument(DocumentOutcome outcome, long? total) => Outcomes.Add((outcome, Stopwatch.GetTimestamp()));
    }
}

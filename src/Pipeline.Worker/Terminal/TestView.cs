using System.Globalization;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Expectations;

namespace Pipeline.Worker.Terminal;

/// <summary>The results of tests, for a person.</summary>
internal static class TestView
{
    private const int MaxDifference = 60;

    public static void Write(TestRun run, bool showCoverage, TerminalWriter terminal)
    {
        foreach (var outcome in run.Outcomes)
        {
            terminal.WriteLine($"{(outcome.Passed ? "passed" : "FAILED")}  {outcome.Test.Name}");
            if (outcome.Passed)
                continue;
            terminal.WriteRaw(DiagnosticText.Render(outcome.Failures, terminal.HasColor));
            foreach (var line in outcome.Difference.Take(MaxDifference))
                terminal.WriteLine($"    {line}");
            if (outcome.Difference.Length > MaxDifference)
                terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    … and {outcome.Difference.Length - MaxDifference} more lines"));
        }

        if (showCoverage && !run.NotReached.IsEmpty)
        {
            terminal.WriteLine("");
            terminal.WriteLine("No test comes to:");
            foreach (var place in run.NotReached)
                terminal.WriteLine($"  {place}");
        }

        var passed = run.Outcomes.Count(static outcome => outcome.Passed);
        terminal.WriteLine("");
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {run.Outcomes.Length - passed} failed"));
    }
}

using System.Globalization;
using Pipeline.Engine.Planning;
using Spectre.Console;

namespace Pipeline.Worker.Terminal;

/// <summary>A plan as a table.</summary>
internal static class PlanTable
{
    public static void Write(Plan plan, TerminalWriter terminal)
    {
        terminal.WriteLine($"{plan.Name} ({plan.File.Path}), plan {plan.Fingerprint[..12]}");
        var table = Tables.New("", "stage", "requires", "provides", "options", "from");
        table.AddRow(
            Tables.Cell(""),
            Tables.Cell($"source: {plan.Source.Descriptor.Name}"),
            Tables.Cell(""),
            Tables.Cell("(text)"),
            Lines(plan.Source.OptionValues.Select(static option => $"{option.Name}: {option.Value}")),
            Lines(plan.Source.OptionValues.Select(static option => option.Origin)));
        for (var i = 0; i < plan.Stages.Length; i++)
        {
            var stage = plan.Stages[i];
            var keys = EngineKeys(stage).ToArray();
            table.AddRow(
                Tables.Cell((i + 1).ToString(CultureInfo.InvariantCulture)),
                Tables.Cell(stage.Id == stage.Descriptor.Name ? stage.Id : $"{stage.Id} ({stage.Descriptor.Name})"),
                Lines(stage.Descriptor.Requires.Concat(stage.Descriptor.Uses.Select(static layer => $"({layer})"))),
                Lines(stage.Descriptor.ChangesText ? stage.Descriptor.Provides.Insert(0, "(text)") : stage.Descriptor.Provides),
                Lines(keys.Concat(stage.OptionValues.Select(static option => $"{option.Name}: {option.Value}"))),
                Lines(keys.Select(_ => $"{plan.File.Path}:{stage.Line}").Concat(stage.OptionValues.Select(static option => option.Origin))));
        }

        terminal.Write(table);
        terminal.WriteLine("Layers in parentheses are used when they are there.");
    }

    private static IEnumerable<string> EngineKeys(PlannedStage stage)
    {
        if (stage.When is { } when)
            yield return $"when: {when.Text}";
        if (stage.Timeout is { } timeout)
            yield return string.Create(CultureInfo.InvariantCulture, $"timeout: {timeout.TotalSeconds}s");
        if (stage.Retry != RetryOptions.Default)
            yield return string.Create(CultureInfo.InvariantCulture, $"retry: {stage.Retry.Attempts}, first after {stage.Retry.Delay.TotalSeconds}s");
        if (stage.OnError != OnError.Quarantine)
            yield return $"on-error: {stage.OnError.ToString().ToLowerInvariant()}";
        if (stage.Concurrency is { } concurrency)
            yield return string.Create(CultureInfo.InvariantCulture, $"concurrency: {concurrency}");
        if (stage.Isolation is { } isolation)
            yield return $"isolation: process, {isolation.Memory}";
    }

    private static Text Lines(IEnumerable<string> lines) => new(TerminalText.Printable(string.Join('\n', lines)));
}

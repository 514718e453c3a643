using System.Globalization;
using Pipeline.Engine.Ledger;

namespace Pipeline.Worker.Terminal;

/// <summary>Problems of a state folder, one line each; of very many of one kind the first.</summary>
internal sealed class ProblemsView(TerminalWriter terminal)
{
    private const int ShownOfAKind = 100;

    private readonly SortedDictionary<StateProblemKind, long> _counts = [];
    private long _left;

    /// <summary>Problems that something was done about.</summary>
    public long Mended { get; private set; }

    public void Write(StateProblem problem)
    {
        _left += problem.Kind == StateProblemKind.Note ? 0 : 1;
        WriteLine(problem, problem.Kind == StateProblemKind.Note ? "note: " : "", "");
    }

    public void Write(RepairStep step)
    {
        if (step.Done is null)
        {
            Write(step.Problem);
            return;
        }

        Mended++;
        WriteLine(step.Problem, "", $": {step.Done}");
    }

    /// <summary>Says how many were not shown.</summary>
    /// <returns>How many problems nothing was done about.</returns>
    public long Complete()
    {
        foreach (var (kind, count) in _counts.Where(static kind => kind.Value > ShownOfAKind))
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {count - ShownOfAKind:N0} more like this: {Title(kind)}"));
        return _left;
    }

    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private void WriteLine(StateProblem problem, string before, string after)
    {
        var count = _counts[problem.Kind] = _counts.GetValueOrDefault(problem.Kind) + 1;
        if (count <= ShownOfAKind)
            terminal.WriteLine(before + TerminalText.Printable(problem.Message, oneLine: true) + after);
    }

    private static string Title(StateProblemKind kind) => kind switch
    {
        StateProblemKind.MissingRecord => "no record",
        StateProblemKind.DamagedRecord => "record gone or changed",
        StateProblemKind.LostFolder => "quarantine folder gone",
        StateProblemKind.UnknownFolder => "folder of no document in quarantine",
        StateProblemKind.UnfinishedFolder => "folder that was being written or removed",
        StateProblemKind.UnreadableFolder => "error.json cannot be read",
        _ => "note",
    };
}

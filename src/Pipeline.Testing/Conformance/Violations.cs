using System.Collections.Immutable;
using System.Globalization;

namespace Pipeline.Testing;

/// <summary>Collects violations: of each rule the first few, and how many more there were. Thread-safe.</summary>
internal sealed class Violations
{
    private const int MostPerRule = 5;
    private readonly Lock _gate = new();
    private readonly List<ConformanceViolation> _all = [];
    private readonly Dictionary<ConformanceRule, int> _counts = [];

    public ImmutableArray<ConformanceViolation> All
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _all,
                    .. _counts.Where(static pair => pair.Value > MostPerRule).OrderBy(static pair => pair.Key).Select(static pair => new ConformanceViolation(
                        pair.Key, "", string.Create(CultureInfo.InvariantCulture, $"and {pair.Value - MostPerRule} more."))),
                ];
            }
        }
    }

    public void Add(ConformanceRule rule, string input, string message)
    {
        lock (_gate)
        {
            var count = _counts[rule] = _counts.GetValueOrDefault(rule) + 1;
            if (count <= MostPerRule)
                _all.Add(new ConformanceViolation(rule, input, message));
        }
    }
}

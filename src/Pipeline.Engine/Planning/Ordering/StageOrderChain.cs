namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Places stages one after the other, each as soon as all that it requires is provided.</summary>
/// <remarks>Placing a stage never takes a layer away, so taking whichever can be placed finds a legal order wherever there is one.
/// O((stages + requirements) log stages).</remarks>
internal sealed class StageOrderChain
{
    private readonly IReadOnlyList<StageOrderItem> _stages;
    private readonly Dictionary<string, List<int>> _providers = new(StringComparer.Ordinal);
    private readonly List<string> _layers = [];
    private readonly int[] _rank;

    /// <summary>Places all that can be placed.</summary>
    /// <param name="stages">In the order of the file.</param>
    public StageOrderChain(IReadOnlyList<StageOrderItem> stages)
    {
        _stages = stages;
        _rank = new int[stages.Count];
        for (var i = 0; i < stages.Count; i++)
        {
            foreach (var layer in stages[i].IsEnabled ? stages[i].Descriptor.Provides : [])
            {
                if (!_providers.TryGetValue(layer, out var list))
                {
                    _providers.Add(layer, list = []);
                    _layers.Add(layer);
                }

                list.Add(i);
            }
        }

        Place();
        Circles = [.. FindCircles()];
    }

    /// <summary>Rings of stages that each need what the next one provides, so that no order is legal; empty when there is one.</summary>
    public IReadOnlyList<int[]> Circles { get; }

    /// <summary>All layers that an enabled stage provides, by the first one that does.</summary>
    public IReadOnlyList<string> Layers => _layers;

    /// <summary>When a stage was placed, from 0; -1 for one that has no place because of a circle.</summary>
    /// <param name="stage">The index of the stage in the file.</param>
    public int RankOf(int stage) => _rank[stage];

    /// <summary>The enabled stages that provide a layer, in the order of the file.</summary>
    /// <param name="layer">The name of the layer.</param>
    public IReadOnlyList<int> ProvidersOf(string layer) => _providers.GetValueOrDefault(layer) ?? [];

    /// <summary>The last enabled stage above another that provides a layer; -1 for none. O(log stages).</summary>
    /// <param name="layer">The name of the layer.</param>
    /// <param name="stage">The index of the other stage in the file.</param>
    public int ProviderAbove(string layer, int stage)
    {
        if (!_providers.TryGetValue(layer, out var providers))
            return -1;
        var at = providers.BinarySearch(stage);
        var above = (at < 0 ? ~at : at) - 1;
        return above < 0 ? -1 : providers[above];
    }

    /// <summary>What an enabled stage requires and another enabled one provides, wherever that stands.</summary>
    /// <param name="stage">The index of the stage in the file.</param>
    public IEnumerable<string> RequirementsOf(int stage) => !_stages[stage].IsEnabled
        ? []
        : _stages[stage].Descriptor.Requires.Where(layer => ProvidersOf(layer).Any(provider => provider != stage));

    private void Place()
    {
        Array.Fill(_rank, -1);
        var missing = new int[_stages.Count];
        var waiting = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < _stages.Count; i++)
        {
            foreach (var layer in RequirementsOf(i).Distinct(StringComparer.Ordinal))
            {
                missing[i]++;
                if (!waiting.TryGetValue(layer, out var list))
                    waiting.Add(layer, list = []);
                list.Add(i);
            }

            if (missing[i] == 0)
                ready.Enqueue(i, i);
        }

        for (var rank = 0; ready.TryDequeue(out var stage, out _); rank++)
        {
            _rank[stage] = rank;
            foreach (var layer in _stages[stage].IsEnabled ? _stages[stage].Descriptor.Provides : [])
            {
                if (!waiting.Remove(layer, out var list))
                    continue;
                foreach (var waiter in list)
                {
                    if (--missing[waiter] == 0)
                        ready.Enqueue(waiter, waiter);
                }
            }
        }
    }

    /// <summary>Follows each stage without a place to one that it waits for, which has no place either, until the way comes round.</summary>
    private IEnumerable<int[]> FindCircles()
    {
        var seen = new int[_stages.Count];
        for (var start = 0; start < _stages.Count; start++)
        {
            var way = new List<int>();
            var at = start;
            while (_rank[at] < 0 && seen[at] == 0)
            {
                seen[at] = start + 1;
                way.Add(at);
                at = NextOf(at);
            }

            if (way.Count > 0 && seen[at] == start + 1)
                yield return [.. way.Skip(way.IndexOf(at))];
        }
    }

    private int NextOf(int stage) => RequirementsOf(stage)
        .Select(layer => ProvidersOf(layer).Where(provider => provider != stage).ToList())
        .First(providers => providers.All(provider => _rank[provider] < 0))[0];
}

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Which stage must or should come before which. Never holds a circle: an edge that would close one is refused.</summary>
/// <remarks>Keeps for every stage the set of all that come after it, as bits: O(stages²) bits, and O(stages² / 64) time for an edge.</remarks>
internal sealed class StageOrderGraph
{
    private readonly ulong[][] _after;
    private readonly SortedSet<int>[] _before;

    /// <summary>A graph without edges.</summary>
    /// <param name="count">The number of stages.</param>
    public StageOrderGraph(int count)
    {
        _after = new ulong[count][];
        _before = new SortedSet<int>[count];
        for (var i = 0; i < count; i++)
        {
            _after[i] = new ulong[(count + 63) / 64];
            _before[i] = [];
        }
    }

    /// <summary>Puts one stage before another, unless it has to come after it.</summary>
    /// <param name="first">The one that comes first.</param>
    /// <param name="second">The other.</param>
    /// <returns>Whether the first now comes before the second.</returns>
    public bool TryPut(int first, int second)
    {
        if (first == second || Has(second, first))
            return false;
        if (Has(first, second))
            return true;

        _before[second].Add(first);
        for (var i = 0; i < _after.Length; i++)
        {
            if (i != first && !Has(i, first))
                continue;
            for (var word = 0; word < _after[i].Length; word++)
                _after[i][word] |= _after[second][word];
            _after[i][second / 64] |= 1UL << (second % 64);
        }

        return true;
    }

    /// <summary>An order that keeps every edge and is otherwise the written one: a stage that has to come earlier is pulled up to
    /// just above the first one that waits for it.</summary>
    /// <returns>The indices of the stages.</returns>
    public int[] Sort()
    {
        var order = new List<int>(_before.Length);
        var done = new bool[_before.Length];
        for (var i = 0; i < _before.Length; i++)
            Visit(i);
        return [.. order];

        void Visit(int stage)
        {
            if (done[stage])
                return;
            done[stage] = true;
            foreach (var before in _before[stage])
                Visit(before);
            order.Add(stage);
        }
    }

    private bool Has(int first, int second) => (_after[first][second / 64] & (1UL << (second % 64))) != 0;
}

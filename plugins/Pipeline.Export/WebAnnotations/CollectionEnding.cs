using System.Globalization;
using System.Text;

namespace Pipeline.Export.WebAnnotations;

/// <summary>The end of the page, and how many annotations the collection has.</summary>
internal sealed class CollectionEnding : IExportEnding
{
    private long _total;

    /// <summary>The total.</summary>
    public IReadOnlyList<string> State => _total == 0 ? [] : [_total.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The ending that had this state; null when none has.</summary>
    public static CollectionEnding? Of(IReadOnlyList<string> state)
    {
        var ending = new CollectionEnding();
        return state.Count == 0 || (state.Count == 1 && ending.Add(state[0])) ? ending : null;
    }

    /// <summary>Told of the number of a document's annotations.</summary>
    public bool Add(string? entry)
    {
        if (!long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        _total += count;
        return true;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Footer() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n]}},\"total\":{_total}}}\n"));
}

using System.Runtime.InteropServices;

namespace Pipeline.Segment;

/// <summary>A growing list of annotations that is kept from document to document, so that a run leaves nothing behind but its result.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class Spans<T>
    where T : struct, IAnnotation<T>
{
    // More is not kept after a document.
    private const int MostKept = 1 << 20;

    private T[] _items = new T[256];

    /// <summary>The number of annotations.</summary>
    public int Count { get; private set; }

    /// <summary>The annotation at an index.</summary>
    public T this[int index] => _items[index];

    /// <summary>Adds one at the end. O(1) on average.</summary>
    public void Add(T item)
    {
        var items = _items;
        var count = Count;
        if ((uint)count < (uint)items.Length)
        {
            items[count] = item;
            Count = count + 1;
        }
        else
        {
            Grow(item);
        }
    }

    /// <summary>Starts anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes what was added as a layer, and starts anew.</summary>
    public Layer<T> Take()
    {
        var items = _items.AsSpan(0, Count).ToArray();
        Count = 0;
        if (_items.Length > MostKept)
            _items = new T[256];
        return Layer<T>.Of(ImmutableCollectionsMarshal.AsImmutableArray(items));
    }

    private void Grow(T item)
    {
        Array.Resize(ref _items, (int)Math.Min(Array.MaxLength, 2L * _items.Length));
        _items[Count++] = item;
    }
}

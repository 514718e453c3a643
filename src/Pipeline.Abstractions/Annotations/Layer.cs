using System.Collections;
using System.Collections.Immutable;

namespace Pipeline;

/// <summary>The annotations of one kind on one document, sorted by start, longer ones first. Immutable and thread-safe.</summary>
/// <typeparam name="T">The kind.</typeparam>
public sealed class Layer<T> : ILayer, IReadOnlyList<T>
    where T : struct, IAnnotation<T>
{
    private readonly ImmutableArray<T> _items;

    private Layer(ImmutableArray<T> items) => _items = items;

    /// <summary>The layer without annotations.</summary>
    public static Layer<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public string Name => T.LayerName;

    /// <inheritdoc/>
    public Type AnnotationType => typeof(T);

    /// <inheritdoc cref="ILayer.Count"/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    IEnumerable<IAnnotation> ILayer.Annotations => _items.Select(static item => (IAnnotation)item);

    /// <summary>The annotation at an index.</summary>
    /// <param name="index">From 0, in the layer's order.</param>
    public T this[int index] => _items[index];

    /// <summary>Sorts annotations into a layer; those with equal spans keep their order. O(n) when they come sorted, else O(n log n).</summary>
    /// <param name="annotations">In any order.</param>
    public static Layer<T> Of(params IEnumerable<T> annotations)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        ImmutableArray<T> items = annotations is ImmutableArray<T> { IsDefault: false } known ? known : [.. annotations];
        for (var i = 1; i < items.Length; i++)
        {
            if (items[i - 1].Span.CompareTo(items[i].Span) > 0)
                return new Layer<T>([.. items.OrderBy(static item => item.Span)]);
        }

        return items.IsEmpty ? Empty : new Layer<T>(items);
    }

    /// <summary>The annotations, without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan();

    /// <summary>The annotations that start within a span, without copying. O(log n).</summary>
    /// <param name="span">A span of the text.</param>
    public ReadOnlySpan<T> StartingIn(TextSpan span)
    {
        var first = FirstFrom(span.Start);
        return _items.AsSpan()[first..Math.Max(first, FirstFrom(span.End))];
    }

    /// <summary>The index of the first annotation that starts at or after an offset; <see cref="Count"/> when none does. O(log n).</summary>
    /// <param name="offset">An offset in the text.</param>
    public int FirstFrom(int offset)
    {
        int low = 0, high = _items.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_items[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    ILayer ILayer.Move(Func<TextSpan, TextSpan> map)
    {
        var moved = new List<T>(_items.Length);
        foreach (var item in _items)
        {
            var next = item.WithSpans(map);
            if (!next.Span.IsEmpty || item.Span.IsEmpty)
                moved.Add(next);
        }

        return Of(moved);
    }

    internal void CheckFits(int length, string parameter)
    {
        Func<TextSpan, TextSpan> check = span => span.FitsIn(length)
            ? span
            : throw new ArgumentException($"The layer `{Name}` has the span {span}, which is not in a text of {length} UTF-16 code units.", parameter);
        foreach (var item in _items)
            item.WithSpans(check);
    }
}

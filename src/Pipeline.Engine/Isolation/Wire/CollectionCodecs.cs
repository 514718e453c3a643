using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pipeline.Engine.Isolation.Wire;

/// <summary>An array, or null.</summary>
internal sealed class ArrayCodec<T> : ValueCodec
{
    private readonly ValueCodec _items = Of(typeof(T));

    public override void Write(ByteWriter writer, object? value, int depth) => WriteItems(writer, (T[]?)value, _items, depth);

    public override object? Read(ByteReader reader) => ReadItems(reader, _items);

    public static void WriteItems(ByteWriter writer, IReadOnlyCollection<T>? items, ValueCodec codec, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"An annotation nests deeper than {MaxDepth} values: is there a cycle?");
        writer.Write(items?.Count ?? -1);
        foreach (var item in items ?? [])
            codec.Write(writer, item, depth + 1);
    }

    public static T[]? ReadItems(ByteReader reader, ValueCodec codec)
    {
        var count = reader.Read<int>();
        if (count < 0)
            return null;
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = (T)codec.Read(reader)!;
        return items;
    }
}

/// <summary>An immutable array; the default one stays that.</summary>
internal sealed class ImmutableArrayCodec<T> : ValueCodec
{
    private readonly ValueCodec _items = Of(typeof(T));

    public override void Write(ByteWriter writer, object? value, int depth) =>
        ArrayCodec<T>.WriteItems(writer, ImmutableCollectionsMarshal.AsArray((ImmutableArray<T>)value!), _items, depth);

    public override object? Read(ByteReader reader) => ImmutableCollectionsMarshal.AsImmutableArray(ArrayCodec<T>.ReadItems(reader, _items));
}

/// <summary>A list, or null.</summary>
internal sealed class ListCodec<T> : ValueCodec
{
    private readonly ValueCodec _items = Of(typeof(T));

    public override void Write(ByteWriter writer, object? value, int depth) => ArrayCodec<T>.WriteItems(writer, (List<T>?)value, _items, depth);

    public override object? Read(ByteReader reader) => ArrayCodec<T>.ReadItems(reader, _items) is { } items ? new List<T>(items) : null;
}

/// <summary>A dictionary, or null; its hashes are made anew, for they are not the same in another process.</summary>
/// <param name="definition">Which of the three.</param>
internal sealed class DictionaryCodec<TKey, TValue>(Type definition) : ValueCodec
    where TKey : notnull
{
    /// <summary>The comparers that may cross, by number.</summary>
    private static readonly object?[] s_comparers = [null, StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase];

    private readonly ValueCodec _keys = Of(typeof(TKey));
    private readonly ValueCodec _values = Of(typeof(TValue));

    public override void Write(ByteWriter writer, object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new StageException($"An annotation nests deeper than {MaxDepth} values: is there a cycle?");
        var entries = (IReadOnlyCollection<KeyValuePair<TKey, TValue>>?)value;
        writer.Write(entries?.Count ?? -1);
        if (entries is null)
            return;
        writer.Write(ComparerOf(value!));
        foreach (var (key, item) in entries)
        {
            _keys.Write(writer, key, depth + 1);
            _values.Write(writer, item, depth + 1);
        }
    }

    public override object? Read(ByteReader reader)
    {
        var count = reader.Read<int>();
        if (count < 0)
            return null;
        var comparer = s_comparers[reader.Read<int>()];
        var entries = new KeyValuePair<TKey, TValue>[count];
        for (var i = 0; i < count; i++)
            entries[i] = new KeyValuePair<TKey, TValue>((TKey)_keys.Read(reader)!, (TValue)_values.Read(reader)!);
        return definition == typeof(Dictionary<,>) ? new Dictionary<TKey, TValue>(entries, (IEqualityComparer<TKey>?)comparer)
            : definition == typeof(ImmutableDictionary<,>) ? entries.ToImmutableDictionary((IEqualityComparer<TKey>?)comparer)
            : entries.ToImmutableSortedDictionary((IComparer<TKey>?)comparer);
    }

    private static int ComparerOf(object dictionary)
    {
        object comparer = dictionary switch
        {
            Dictionary<TKey, TValue> one => one.Comparer,
            ImmutableDictionary<TKey, TValue> one => one.KeyComparer,
            var one => ((ImmutableSortedDictionary<TKey, TValue>)one).KeyComparer,
        };
        if (ReferenceEquals(comparer, EqualityComparer<TKey>.Default) || ReferenceEquals(comparer, Comparer<TKey>.Default))
            return 0;
        return Array.IndexOf(s_comparers, comparer) is > 0 and var known
            ? known
            : throw new StageException($"An annotation holds a dictionary compared by {comparer.GetType()}, which cannot be sent to another process.");
    }
}

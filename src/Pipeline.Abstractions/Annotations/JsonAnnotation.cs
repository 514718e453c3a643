using System.Collections;
using System.Collections.Immutable;

namespace Pipeline;

/// <summary>An annotation that no .NET type describes: a span and what JSON can hold. Made by stages that run in other languages; see
/// <see cref="Document.With(string, IEnumerable{JsonAnnotation})"/>. Immutable and thread-safe.</summary>
public sealed class JsonAnnotation : IAnnotation, IEquatable<JsonAnnotation>
{
    /// <summary>As deep as values may nest; exports write no deeper ones.</summary>
    private const int MaxDepth = 30;

    private JsonAnnotation(TextSpan span, ImmutableSortedDictionary<string, object?> values)
    {
        Span = span;
        Values = values;
    }

    /// <inheritdoc/>
    public TextSpan Span { get; }

    /// <summary>What it says of the span, in ordinal order of the names. A value is null, a <see cref="bool"/>, <see cref="string"/>, <see cref="long"/>,
    /// <see cref="double"/>, <see cref="decimal"/> or <see cref="TextSpan"/>, an <see cref="ImmutableArray{T}"/> of values, or another dictionary of this type.</summary>
    public ImmutableSortedDictionary<string, object?> Values { get; }

    /// <summary>An annotation with these values, copied.</summary>
    /// <param name="span">What is annotated.</param>
    /// <param name="values">Values of the kinds that <see cref="Values"/> names; other integers, lists and dictionaries become those. Of a name that comes twice
    /// the last value stays.</param>
    /// <exception cref="ArgumentException">A value is of another kind, or values nest more than 30 deep.</exception>
    public static JsonAnnotation Of(TextSpan span, IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new JsonAnnotation(span, Copy(values, 1));
    }

    /// <summary>The same annotation with every span in it replaced.</summary>
    /// <param name="map">From the old span to the new one.</param>
    public JsonAnnotation WithSpans(Func<TextSpan, TextSpan> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new JsonAnnotation(map(Span), Map(Values, map));
    }

    /// <summary>Whether span and values are equal, the values within values too.</summary>
    /// <param name="other">The annotation to compare with.</param>
    public bool Equals(JsonAnnotation? other) => other is not null && Span == other.Span && AreEqual(Values, other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonAnnotation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Span, Values.Count);

    private static ImmutableSortedDictionary<string, object?> Copy(IEnumerable<KeyValuePair<string, object?>> values, int depth)
    {
        var copy = ImmutableSortedDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            copy[name] = Copy(value, depth + 1);
        return copy.ToImmutable();
    }

    private static object? Copy(object? value, int depth) => value switch
    {
        null or bool or string or long or double or decimal or TextSpan => value,
        int number => (long)number,
        float number => (double)number,
        _ when depth > MaxDepth => throw new ArgumentException($"The values nest more than {MaxDepth} deep.", nameof(value)),
        IEnumerable<KeyValuePair<string, object?>> entries => Copy(entries, depth),
        IEnumerable items => items.Cast<object?>().Select(item => Copy(item, depth + 1)).ToImmutableArray(),
        _ => throw new ArgumentException($"A value of the type {value.GetType()} is nothing that JSON can hold.", nameof(value)),
    };

    private static ImmutableSortedDictionary<string, object?> Map(ImmutableSortedDictionary<string, object?> values, Func<TextSpan, TextSpan> map)
    {
        foreach (var (name, value) in values)
        {
            if (Map(value, map) is var mapped && !ReferenceEquals(mapped, value))
                values = values.SetItem(name, mapped);
        }

        return values;
    }

    private static object? Map(object? value, Func<TextSpan, TextSpan> map) => value switch
    {
        TextSpan span => map(span),
        ImmutableSortedDictionary<string, object?> entries => Map(entries, map),
        ImmutableArray<object?> items => items.Select(item => Map(item, map)).ToImmutableArray(),
        _ => value,
    };

    private static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (ImmutableSortedDictionary<string, object?> a, ImmutableSortedDictionary<string, object?> b) =>
            a.Count == b.Count && a.Zip(b).All(static pair => pair.First.Key == pair.Second.Key && AreEqual(pair.First.Value, pair.Second.Value)),
        (ImmutableArray<object?> a, ImmutableArray<object?> b) => a.Length == b.Length && a.Zip(b).All(static pair => AreEqual(pair.First, pair.Second)),
        _ => Equals(one, other),
    };
}

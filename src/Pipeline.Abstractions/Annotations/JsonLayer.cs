using System.Collections.Immutable;

namespace Pipeline;

/// <summary>A layer that has its name from a pipeline file, rather than from a type.</summary>
internal sealed class JsonLayer(string name, ImmutableArray<JsonAnnotation> items) : ILayer
{
    public string Name => name;

    public Type AnnotationType => typeof(JsonAnnotation);

    public int Count => items.Length;

    public IEnumerable<IAnnotation> Annotations => items;

    /// <exception cref="ArgumentException">A span is not in the text.</exception>
    public static JsonLayer Of(string name, IEnumerable<JsonAnnotation> annotations, int length)
    {
        var sorted = annotations.OrderBy(static annotation => annotation.Span).ToImmutableArray();
        foreach (var annotation in sorted)
            annotation.WithSpans(Check);
        return new JsonLayer(name, sorted);

        TextSpan Check(TextSpan span) => span.FitsIn(length)
            ? span
            : throw new ArgumentException($"The layer `{name}` has the span {span}, which is not in a text of {length} UTF-16 code units.", nameof(annotations));
    }

    public ILayer Move(Func<TextSpan, TextSpan> map) => new JsonLayer(
        name,
        [.. items.Select(item => (Old: item, New: item.WithSpans(map))).Where(static pair => !pair.New.Span.IsEmpty || pair.Old.Span.IsEmpty).Select(static pair => pair.New)
            .OrderBy(static item => item.Span)]);
}

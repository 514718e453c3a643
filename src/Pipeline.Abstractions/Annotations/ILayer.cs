namespace Pipeline;

/// <summary>The annotations of one kind on one document, for code that does not know the kind.</summary>
public interface ILayer
{
    /// <summary>The name of the layer: <see cref="IAnnotation{TSelf}.LayerName"/> of its kind.</summary>
    string Name { get; }

    /// <summary>The kind.</summary>
    Type AnnotationType { get; }

    /// <summary>The number of annotations.</summary>
    int Count { get; }

    /// <summary>The annotations by start, longer ones first.</summary>
    IEnumerable<IAnnotation> Annotations { get; }

    /// <summary>The layer after an edit of the text; an annotation that had text and is left with none is dropped.</summary>
    /// <param name="map">From the old span to the new one; monotonic.</param>
    ILayer Move(Func<TextSpan, TextSpan> map);
}

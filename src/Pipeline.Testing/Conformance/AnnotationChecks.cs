namespace Pipeline.Testing;

/// <summary>Looks at every span of every annotation that a stage made, those within annotations included.</summary>
internal sealed class AnnotationChecks(Violations violations)
{
    private const int Shift = 7;
    private readonly HashSet<Type> _seen = [];

    public void Check(Document before, Document after)
    {
        foreach (var layer in after.Layers.Except(before.Layers))
        {
            string? fault = null;
            layer.Move(span =>
            {
                if (fault is null && SpanRules.Fault(after.Text, span) is { } found)
                    fault = $"a span in the layer `{layer.Name}` {found}: {Excerpt.Of(after.Text, span)}";
                return span;
            });
            foreach (var annotation in layer.Annotations)
            {
                if (fault is null && SpanRules.Fault(after.Text, annotation.Span) is { } found)
                    fault = $"an annotation of the layer `{layer.Name}` {found}: {Excerpt.Of(after.Text, annotation.Span)}";
            }

            if (fault is not null)
                violations.Add(ConformanceRule.Spans, after.Id.Value, fault + ".");
            else if (layer.Count > 0 && _seen.Add(layer.AnnotationType))
                CheckMoves(after, layer);
        }
    }

    /// <summary>A layer follows an edit of the text by <see cref="IAnnotation{TSelf}.WithSpans"/>, which is easily written wrong.</summary>
    private void CheckMoves(Document document, ILayer layer)
    {
        var kind = layer.AnnotationType.Name;
        if (DocumentDifference.Between(document.Text, layer, layer.Move(static span => span)) is { } difference)
            violations.Add(ConformanceRule.Spans, document.Id.Value, $"{kind}.WithSpans must change nothing when every span stays where it is; what differs: {difference}.");
        var moved = layer.Move(static span => new TextSpan(span.Start + Shift, span.End + Shift));
        if (moved.Count != layer.Count || layer.Annotations.Zip(moved.Annotations).Any(static pair => pair.First.Span.Start + Shift != pair.Second.Span.Start || pair.First.Span.End + Shift != pair.Second.Span.End))
            violations.Add(ConformanceRule.Spans, document.Id.Value, $"{kind}.WithSpans must map Span, so that the annotation follows its text; after an edit before it, it stands elsewhere.");
    }
}

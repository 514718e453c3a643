using System.Collections.Immutable;

namespace Pipeline.Export.Rows;

/// <summary>All that a store of tables holds of one document, made without it. Keeps nothing of the document but its text.</summary>
/// <remarks>The files of this folder are compiled into each plugin that writes tables, with the <c>OffsetUnit</c> of that plugin.</remarks>
internal sealed record DocumentRows
{
    public required string Uri { get; init; }

    public required string MediaType { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required string? Title { get; init; }

    public required string? Author { get; init; }

    public required string? Published { get; init; }

    public required string? Site { get; init; }

    public required string? Language { get; init; }

    /// <summary>JSON.</summary>
    public required string Metadata { get; init; }

    public required string? Text { get; init; }

    public required ImmutableArray<QuoteRow> Quotes { get; init; }

    public required ImmutableArray<SummaryRow> Summary { get; init; }

    public required ImmutableArray<AnnotationRow> Annotations { get; init; }

    /// <param name="document">What to make rows of.</param>
    /// <param name="withText">Whether its text is kept.</param>
    /// <param name="offsets">What offsets in the text count.</param>
    /// <exception cref="StageException">A span is not in the text, or a property of an annotation cannot be read.</exception>
    public static DocumentRows Of(Document document, bool withText, OffsetUnit offsets)
    {
        var places = new Places(document, offsets);
        using var json = new JsonRow(places);
        return new DocumentRows
        {
            Uri = document.Source.Uri,
            MediaType = document.Source.MediaType,
            Sha256 = document.Source.Sha256,
            Bytes = document.Source.Length,
            Title = document.Metadata.GetValueOrDefault(MetadataKeys.Title) ?? Headline(document, places),
            Author = document.Metadata.GetValueOrDefault(MetadataKeys.Author),
            Published = document.Metadata.GetValueOrDefault(MetadataKeys.Published),
            Site = document.Metadata.GetValueOrDefault(MetadataKeys.Site),
            Language = document.Metadata.GetValueOrDefault(MetadataKeys.Language),
            Metadata = json.Metadata(document),
            Text = withText ? document.Text : null,
            Quotes = Of(document.Layer<Quote>(), places, json),
            Summary = Of(document.Layer<SummarySentence>(), places),
            Annotations = Of(document.Layers, places, json),
        };
    }

    /// <summary>The heading that the article starts with, if it does.</summary>
    private static string? Headline(Document document, Places places)
    {
        foreach (ref readonly var block in document.Layer<Block>().AsSpan())
        {
            if (block.Kind == BlockKind.Heading && !block.Span.IsEmpty)
                return places.TextOf(block.Span);
            if (block.IsContent)
                break;
        }

        return null;
    }

    private static ImmutableArray<QuoteRow> Of(Layer<Quote> layer, Places places, JsonRow json)
    {
        var rows = ImmutableArray.CreateBuilder<QuoteRow>(layer.Count);
        foreach (ref readonly var quote in layer.AsSpan())
        {
            rows.Add(new QuoteRow(
                quote.Speaker?.Name,
                KebabCase.Of(quote.Kind),
                places.TextOf(quote.Span),
                quote.Speaker is { } speaker ? places.TextOf(speaker.Mention) : null,
                quote.Cue is { } cue ? places.TextOf(cue) : null,
                json.Verbatim(quote),
                quote.Confidence is { } confidence && double.IsFinite(confidence) ? confidence : null,
                quote.Chain,
                places.Of(quote.Span)));
        }

        return rows.DrainToImmutable();
    }

    private static ImmutableArray<SummaryRow> Of(Layer<SummarySentence> layer, Places places)
    {
        var rows = ImmutableArray.CreateBuilder<SummaryRow>(layer.Count);
        foreach (ref readonly var sentence in layer.AsSpan())
            rows.Add(new SummaryRow(places.TextOf(sentence.Span), double.IsFinite(sentence.Score) ? sentence.Score : null, places.Of(sentence.Span)));
        return rows.DrainToImmutable();
    }

    /// <summary>The layers of others. Blocks, sentences and tokens would be most of a store, and say little in a query.</summary>
    private static ImmutableArray<AnnotationRow> Of(IReadOnlyList<ILayer> layers, Places places, JsonRow json)
    {
        var rows = ImmutableArray.CreateBuilder<AnnotationRow>();
        foreach (var layer in layers)
        {
            if (layer is Layer<Block> or Layer<Sentence> or Layer<Token> or Layer<Quote> or Layer<SummarySentence>)
                continue;
            var position = 0;
            foreach (var annotation in layer.Annotations)
                rows.Add(new AnnotationRow(layer.Name, position++, json.Properties(annotation, layer), places.Of(annotation.Span)));
        }

        return rows.DrainToImmutable();
    }
}

using System.Globalization;
using System.Text;

namespace Pipeline.Testing;

/// <summary>Assertions on spans, with messages that show the text around them. They throw <see cref="SpanAssertionException"/>.</summary>
public static class SpanAssert
{
    /// <summary>The span covers this text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="expected">The text.</param>
    /// <param name="actual">A span of the document's text.</param>
    public static void Covers(Document document, string expected, TextSpan actual)
    {
        ArgumentNullException.ThrowIfNull(document);
        IsInText(document, actual);
        if (!actual.In(document.Text).SequenceEqual(expected))
            throw new SpanAssertionException($"Expected a span that covers {Excerpt.Head(expected)}; got {Excerpt.Of(document.Text, actual)}.");
    }

    /// <summary>The annotations of a layer cover these texts, in this order, and there are no others.</summary>
    /// <param name="document">The document.</param>
    /// <param name="expected">The texts.</param>
    /// <typeparam name="T">The kind.</typeparam>
    public static void Texts<T>(Document document, params ReadOnlySpan<string> expected)
        where T : struct, IAnnotation<T>
    {
        ArgumentNullException.ThrowIfNull(document);
        var layer = document.Layer<T>();
        for (var i = 0; i < Math.Max(expected.Length, layer.Count); i++)
        {
            if (i < expected.Length && i < layer.Count && layer[i].Span.In(document.Text).SequenceEqual(expected[i]))
                continue;
            throw new SpanAssertionException(string.Create(CultureInfo.InvariantCulture, $"""
                The layer `{layer.Name}` differs at index {i} ({layer.Count} annotations, {expected.Length} expected).
                  expected: {(i < expected.Length ? Excerpt.Head(expected[i]) : "no more")}
                  got:      {(i < layer.Count ? Excerpt.Of(document.Text, layer[i].Span) : "no more")}
                """));
        }
    }

    /// <summary>The span comes from this piece of the decoded original, and from the bytes that hold it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="expected">A piece of <see cref="Document.Original"/>.</param>
    /// <param name="actual">A span of the document's text.</param>
    /// <remarks>The bytes are compared only where the file is UTF-8.</remarks>
    public static void ComesFrom(Document document, string expected, TextSpan actual)
    {
        ArgumentNullException.ThrowIfNull(document);
        IsInText(document, actual);
        var place = document.Origin.ToOriginal(actual);
        if (!place.In(document.Original).SequenceEqual(expected))
        {
            throw new SpanAssertionException($"""
                The span {Excerpt.Of(document.Text, actual)} comes from another place.
                  expected: {Excerpt.Head(expected)}
                  got:      {Excerpt.Of(document.Original, place)}
                """);
        }

        var (start, end) = document.Origin.ToBytes(actual);
        if (document.Source.Charset is not "utf-8")
            return;
        var bytes = Encoding.UTF8.GetString(document.Content.Span[(int)start..(int)end]);
        if (!string.Equals(bytes, expected, StringComparison.Ordinal))
            throw new SpanAssertionException(string.Create(CultureInfo.InvariantCulture, $"The bytes {start} to {end} of the file hold {Excerpt.Head(bytes)}; expected {Excerpt.Head(expected)}."));
    }

    /// <summary>No two annotations of a layer share a character.</summary>
    /// <param name="document">The document.</param>
    /// <typeparam name="T">The kind.</typeparam>
    public static void DoNotOverlap<T>(Document document)
        where T : struct, IAnnotation<T>
    {
        ArgumentNullException.ThrowIfNull(document);
        var layer = document.Layer<T>();
        var widest = default(TextSpan);
        foreach (var item in layer)
        {
            if (item.Span.Overlaps(widest))
                throw new SpanAssertionException($"Two annotations of `{layer.Name}` overlap: {Excerpt.Of(document.Text, widest)} and {Excerpt.Of(document.Text, item.Span)}.");
            if (item.Span.End > widest.End)
                widest = item.Span;
        }
    }

    /// <summary>The annotations of a layer do not overlap, and between them is nothing but white space.</summary>
    /// <param name="document">The document.</param>
    /// <typeparam name="T">The kind.</typeparam>
    public static void CoverAllWords<T>(Document document)
        where T : struct, IAnnotation<T>
    {
        DoNotOverlap<T>(document);
        var end = 0;
        foreach (var item in document.Layer<T>())
        {
            IsBlank(new TextSpan(end, item.Span.Start));
            end = item.Span.End;
        }

        IsBlank(new TextSpan(end, document.Text.Length));

        void IsBlank(TextSpan gap)
        {
            if (!gap.In(document.Text).IsWhiteSpace())
                throw new SpanAssertionException($"No annotation of `{document.Layer<T>().Name}` covers {Excerpt.Of(document.Text, gap)}.");
        }
    }

    /// <summary>The span lies in the text and cuts no surrogate pair in two.</summary>
    /// <param name="document">The document.</param>
    /// <param name="actual">A span.</param>
    public static void IsInText(Document document, TextSpan actual)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (SpanRules.Fault(document.Text, actual) is { } fault)
            throw new SpanAssertionException($"The span {Excerpt.Of(document.Text, actual)} {fault}.");
    }
}

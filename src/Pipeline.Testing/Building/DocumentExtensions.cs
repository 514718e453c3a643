namespace Pipeline.Testing;

/// <summary>Finds places in a document by their text, so that a test need not count characters.</summary>
public static class DocumentExtensions
{
    /// <summary>The span of a text that occurs exactly once.</summary>
    /// <param name="document">A document.</param>
    /// <param name="text">What to find; compared ordinally.</param>
    /// <exception cref="ArgumentException">The text does not occur, or more than once.</exception>
    public static TextSpan SpanOf(this Document document, string text)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(text);
        var start = document.Text.IndexOf(text, StringComparison.Ordinal);
        if (start < 0)
            throw new ArgumentException($"“{text}” is not in the text: {Excerpt.Head(document.Text)}", nameof(text));
        if (document.Text.IndexOf(text, start + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"“{text}” is in the text more than once: give more of it, or say which.", nameof(text));
        return new TextSpan(start, start + text.Length);
    }

    /// <summary>The span of one occurrence of a text.</summary>
    /// <param name="document">A document.</param>
    /// <param name="text">What to find; compared ordinally.</param>
    /// <param name="occurrence">Which one, from 1; occurrences may overlap.</param>
    /// <exception cref="ArgumentException">The text does not occur that often.</exception>
    public static TextSpan SpanOf(this Document document, string text, int occurrence)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(occurrence, 1);
        var start = -1;
        for (var found = 0; found < occurrence; found++)
        {
            start = document.Text.IndexOf(text, start + 1, StringComparison.Ordinal);
            if (start < 0)
                throw new ArgumentException($"“{text}” is in the text {found} times, not {occurrence}.", nameof(occurrence));
        }

        return new TextSpan(start, start + text.Length);
    }

    /// <summary>The text of a span.</summary>
    /// <param name="document">A document.</param>
    /// <param name="span">A span of its text.</param>
    public static string TextOf(this Document document, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(document);
        return span.In(document.Text).ToString();
    }

    /// <summary>The texts of the annotations of one layer, in its order.</summary>
    /// <param name="document">A document.</param>
    /// <typeparam name="T">The kind.</typeparam>
    public static IReadOnlyList<string> TextsOf<T>(this Document document)
        where T : struct, IAnnotation<T>
    {
        ArgumentNullException.ThrowIfNull(document);
        return [.. document.Layer<T>().Select(item => document.TextOf(item.Span))];
    }
}

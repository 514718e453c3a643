using System.Globalization;

namespace Pipeline.Testing;

/// <summary>Tells whether two documents say the same.</summary>
internal static class DocumentDifference
{
    /// <summary>The first difference, as the rest of a sentence; null when there is none. O(text + annotations).</summary>
    public static string? Between(Document a, Document b)
    {
        if (!string.Equals(a.SkipReason, b.SkipReason, StringComparison.Ordinal))
            return $"skipped for “{a.SkipReason ?? "no reason"}” and for “{b.SkipReason ?? "no reason"}”";
        if (!string.Equals(a.Text, b.Text, StringComparison.Ordinal))
        {
            var at = a.Text.AsSpan().CommonPrefixLength(b.Text);
            return $"the text: {Excerpt.Of(a.Text, new TextSpan(at, at + 1))} and {Excerpt.Of(b.Text, new TextSpan(at, at + 1))}";
        }

        foreach (var key in a.Metadata.Keys.Union(b.Metadata.Keys).Order(StringComparer.Ordinal))
        {
            if (!string.Equals(a.Metadata.GetValueOrDefault(key), b.Metadata.GetValueOrDefault(key), StringComparison.Ordinal))
                return $"the metadata `{key}`: “{a.Metadata.GetValueOrDefault(key)}” and “{b.Metadata.GetValueOrDefault(key)}”";
        }

        if (!a.Layers.Select(static layer => layer.Name).SequenceEqual(b.Layers.Select(static layer => layer.Name), StringComparer.Ordinal))
            return $"the layers: {Names(a)} and {Names(b)}";
        if (a.Commits.Length != b.Commits.Length)
            return string.Create(CultureInfo.InvariantCulture, $"{a.Commits.Length} and {b.Commits.Length} scheduled writes");
        return a.Layers.Zip(b.Layers, (left, right) => Between(a.Text, left, right)).FirstOrDefault(static difference => difference is not null)
            ?? Places(a, b);
    }

    /// <summary>The first difference in what a stage answers for: the text, and the layers that it provides; null when there is none.</summary>
    public static string? OfContract(Document a, Document b, IEnumerable<Type> provided)
    {
        if (!string.Equals(a.SkipReason, b.SkipReason, StringComparison.Ordinal))
            return $"skipped for “{a.SkipReason ?? "no reason"}” and for “{b.SkipReason ?? "no reason"}”";
        if (!string.Equals(a.Text, b.Text, StringComparison.Ordinal))
            return "another text";
        foreach (var kind in provided)
        {
            if (a.Layers.FirstOrDefault(layer => layer.AnnotationType == kind) is { } left && b.Layers.FirstOrDefault(layer => layer.AnnotationType == kind) is { } right
                && Between(a.Text, left, right) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>The first difference of two layers over one text; null when there is none.</summary>
    public static string? Between(string text, ILayer a, ILayer b)
    {
        if (ReferenceEquals(a, b))
            return null;
        if (a.Count != b.Count)
            return string.Create(CultureInfo.InvariantCulture, $"{a.Count} and {b.Count} annotations in the layer `{a.Name}`");
        foreach (var (left, right) in a.Annotations.Zip(b.Annotations))
        {
            if (left.Equals(right))
                continue;
            return left.Span == right.Span && string.Equals(left.ToString(), right.ToString(), StringComparison.Ordinal)
                ? $"the annotations of `{a.Name}` at {Excerpt.Of(text, left.Span)} are not equal, though they look it: a kind that holds a collection needs an Equals that compares the items"
                : $"the layer `{a.Name}`: {left} and {right}, at {Excerpt.Of(text, left.Span)}";
        }

        return null;
    }

    private static string? Places(Document a, Document b)
    {
        var step = Math.Max(1, a.Text.Length / 500);
        for (var at = 0; at < a.Text.Length; at += step)
        {
            var span = new TextSpan(at, at + 1);
            if (a.Origin.ToOriginal(span) != b.Origin.ToOriginal(span))
                return $"the origin of {Excerpt.Of(a.Text, span)}: {a.Origin.ToOriginal(span)} and {b.Origin.ToOriginal(span)}";
        }

        return null;
    }

    private static string Names(Document document) => string.Join(", ", document.Layers.Select(static layer => layer.Name)) is { Length: > 0 } names ? names : "none";
}

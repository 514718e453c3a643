using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>The fields of a document that a condition may name.</summary>
internal static class ConditionField
{
    /// <summary>The fields that are text, by name. Facts that a document lacks are empty.</summary>
    public static ImmutableSortedDictionary<string, Func<Document, string>> Texts { get; } = new Dictionary<string, Func<Document, string>>(StringComparer.Ordinal)
    {
        ["id"] = static document => document.Id.Value,
        ["uri"] = static document => document.Source.Uri,
        ["mediaType"] = static document => document.Source.MediaType,
        ["charset"] = static document => document.Source.Charset,
        ["sha256"] = static document => document.Source.Sha256,
        ["text"] = static document => document.Text,
        ["title"] = static document => Metadata(document, MetadataKeys.Title),
        ["author"] = static document => Metadata(document, MetadataKeys.Author),
        ["published"] = static document => Metadata(document, MetadataKeys.Published),
        ["site"] = static document => Metadata(document, MetadataKeys.Site),
        ["language"] = static document => Metadata(document, MetadataKeys.Language),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The fields that are numbers, by name.</summary>
    public static ImmutableSortedDictionary<string, Func<Document, double>> Numbers { get; } = new Dictionary<string, Func<Document, double>>(StringComparer.Ordinal)
    {
        ["bytes"] = static document => document.Source.Length,
        ["characters"] = static document => document.Text.Length,
        ["words"] = static document => CountWords(document.Text),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The functions of one text, with what they return, by name.</summary>
    public static ImmutableSortedDictionary<string, ConditionType> Functions { get; } = new Dictionary<string, ConditionType>(StringComparer.Ordinal)
    {
        ["length"] = ConditionType.Number,
        ["lower"] = ConditionType.Text,
        ["number"] = ConditionType.Number,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>A fact about the document; empty when it has none of that name.</summary>
    /// <param name="document">The document.</param>
    /// <param name="key">The name of the fact.</param>
    public static string Metadata(Document document, string key) => document.Metadata.GetValueOrDefault(key) ?? "";

    /// <summary>The number of annotations in a layer; 0 when there is no such layer.</summary>
    /// <param name="document">The document.</param>
    /// <param name="layer">The name of the layer.</param>
    public static double Count(Document document, string layer)
    {
        for (var i = 0; i < document.Layers.Count; i++)
        {
            if (string.Equals(document.Layers[i].Name, layer, StringComparison.Ordinal))
                return document.Layers[i].Count;
        }

        return 0;
    }

    /// <summary>The number that a text holds; 0 when it holds none.</summary>
    /// <param name="text">Such as <c>12.5</c>; white space around it is ignored.</param>
    public static double Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : 0;

    /// <summary>Counts what stands between white space and holds a letter or digit. O(length).</summary>
    /// <param name="text">Any text.</param>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        var isCounted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                isCounted = false;
            else if (!isCounted && IsLetterOrDigit(text, i))
                (isCounted, count) = (true, count + 1);
        }

        return count;
    }

    private static bool IsLetterOrDigit(ReadOnlySpan<char> text, int i) => char.IsHighSurrogate(text[i])
        ? Rune.DecodeFromUtf16(text[i..], out var rune, out _) == System.Buffers.OperationStatus.Done && Rune.IsLetterOrDigit(rune)
        : char.IsLetterOrDigit(text[i]);
}

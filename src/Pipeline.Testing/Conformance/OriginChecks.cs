using System.Globalization;
using System.Text;

namespace Pipeline.Testing;

/// <summary>Traces places of a result to the original and to its bytes.</summary>
internal static class OriginChecks
{
    private const int Samples = 2_000;
    private const int LongText = 200;

    public static void Check(Document document, Violations violations)
    {
        var text = document.Text;
        if (text.Length > LongText && IsOnePiece(document))
        {
            violations.Add(ConformanceRule.Origin, document.Id.Value, "one edit replaced the whole text, so that no place in it can be traced: edit only what changes.");
            return;
        }

        var last = default(TextSpan);
        for (var i = 0; i < text.Length; i += Math.Max(1, text.Length / Samples))
        {
            var end = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? i + 2 : i + 1;
            var span = new TextSpan(i, end);
            var place = document.Origin.ToOriginal(span);
            if (Fault(document, span, place, last) is { } fault)
            {
                violations.Add(ConformanceRule.Origin, document.Id.Value, $"{Excerpt.Of(text, span)} {fault}.");
                return;
            }

            last = place;
        }
    }

    private static bool IsOnePiece(Document document)
    {
        var first = document.Origin.ToOriginal(new TextSpan(0, 1));
        return first.Length > LongText && first == document.Origin.ToOriginal(new TextSpan(document.Text.Length - 1, document.Text.Length));
    }

    private static string? Fault(Document document, TextSpan span, TextSpan place, TextSpan last)
    {
        if (place.Start > place.End || place.End > document.Original.Length || place.Start < last.Start || place.End < last.End)
            return $"comes from {place}, which is not in the original of {document.Original.Length.ToString(CultureInfo.InvariantCulture)} UTF-16 code units, or before what stands before it ({last})";
        var (start, end) = document.Origin.ToBytes(span);
        if (start < 0 || start > end || end > document.Content.Length)
            return string.Create(CultureInfo.InvariantCulture, $"comes from the bytes {start} to {end} of a file of {document.Content.Length}");

        var unit = span.In(document.Text);
        var encoding = document.Source.Charset switch { "utf-8" => Encoding.UTF8, "utf-16le" => Encoding.Unicode, _ => null };
        if (encoding is null || unit.ContainsAnyInRange('\uD800', '\uDFFF') || !place.In(document.Original).SequenceEqual(unit))
            return null;
        var bytes = encoding.GetString(document.Content.Span[(int)start..(int)end]);
        return unit.SequenceEqual(bytes) ? null : string.Create(CultureInfo.InvariantCulture, $"is {Excerpt.Head(bytes)} in the bytes {start} to {end}");
    }
}

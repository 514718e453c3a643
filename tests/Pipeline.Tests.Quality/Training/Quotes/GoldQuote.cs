using System.Text.Json.Nodes;

namespace Pipeline.Tests.Quality.Training.Quotes;

/// <summary>A quotation as people marked it, with spans in UTF-16 units of the original text, content trimmed as the scorer trims it.</summary>
internal sealed record GoldQuote(TextSpan Content, TextSpan? Cue, TextSpan? Source, string? Name, bool Speech)
{
    private const string Trimmed = " \t\r\n“”\"«»„‟'‘’`.,;:!?…—–-()[]";

    public static GoldQuote Of(JsonNode node, string text, int[] offsets)
    {
        TextSpan? Span(string start, string end) =>
            node[start] is { } from && node[end] is { } to ? new TextSpan(offsets[(int)from], offsets[(int)to]) : null;
        return new GoldQuote(Trim(text, Span("start", "end")!.Value), Span("cue_start", "cue_end"), Span("speaker_start", "speaker_end"), (string?)node["speaker"], (bool?)node["speech"] ?? true);
    }

    public static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = Marks(text, span.Start, span.End);
        if (end - start > 5 && text.AsSpan(start, 4).SequenceEqual("that") && char.IsWhiteSpace(text[start + 4]))
            (start, end) = Marks(text, start + 5, end);
        return new TextSpan(start, end);
    }

    /// <summary>The share of the union of two spans that is in both.</summary>
    public static double Overlap(TextSpan a, TextSpan b)
    {
        var both = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
        return both <= 0 ? 0 : both / (double)(Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start));
    }

    private static (int Start, int End) Marks(string text, int start, int end)
    {
        while (start < end && Trimmed.Contains(text[start], StringComparison.Ordinal))
            start++;
        while (end > start && Trimmed.Contains(text[end - 1], StringComparison.Ordinal))
            end--;
        return (start, end);
    }
}

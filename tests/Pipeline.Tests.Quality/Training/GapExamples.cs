using System.Text.Json.Nodes;
using Pipeline.Segment.Sentences;
using Pipeline.Segment.Sentences.Unmarked;

namespace Pipeline.Tests.Quality.Training;

/// <summary>Makes examples for the model of unmarked boundaries out of texts whose sentences are known.</summary>
internal static class GapExamples
{
    // Made-up gaps count less than those that somebody wrote: chosen on the development splits.
    private const float JoinedParagraphs = 0.3f;
    private const float DroppedStops = 0.02f;
    private const int Ahead = 200;

    /// <summary>The gaps without a terminator in a text, and more of them: paragraphs run together, and full stops left out.</summary>
    public static IEnumerable<GapExample> Of(JsonObject gold)
    {
        var text = gold["text"]!.GetValue<string>();
        var starts = Starts(gold, text);
        foreach (var example in Written(text, starts))
            yield return example;
        for (var i = 0; i + 1 < starts.Count; i++)
        {
            var end = starts[i + 1];
            while (end > starts[i] && char.IsWhiteSpace(text[end - 1]))
                end--;
            var isParagraph = text.AsSpan(end, starts[i + 1] - end).Contains('\n');
            var next = text.Substring(starts[i + 1], Math.Min(Ahead, (i + 2 < starts.Count ? starts[i + 2] : text.Length) - starts[i + 1]));
            if (isParagraph && Join(text[starts[i]..end], next, JoinedParagraphs) is { } joined)
                yield return joined;
            if (!isParagraph && end - starts[i] > 2 && text[end - 1] == '.' && Join(text[starts[i]..(end - 1)], next, DroppedStops) is { } dropped)
                yield return dropped;
        }
    }

    private static IEnumerable<GapExample> Written(string text, List<int> starts)
    {
        var known = starts.ToHashSet();
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (!char.IsWhiteSpace(text[at]) && char.IsWhiteSpace(text[at - 1]))
            {
                var line = text.AsSpan(start, at - start).LastIndexOf('\n');
                if (line >= 0 && char.IsWhiteSpace(text[at - 2]))
                    start = at; // a new paragraph
                else if (IsGap(text, start, at))
                    yield return Read(text, start, at, End(text, at), known.Contains(at), 1);
            }

            if (known.Contains(at))
                start = at;
        }
    }

    private static GapExample? Join(string sentence, string next, float weight)
    {
        var text = $"{sentence} {next}";
        return IsGap(text, 0, sentence.Length + 1) ? Read(text, 0, sentence.Length + 1, text.Length, isStart: true, weight) : null;
    }

    private static GapExample Read(string text, int start, int at, int end, bool isStart, float weight)
    {
        var features = new uint[GapFeatures.Count];
        GapFeatures.Read(text, start, at, end, features);
        return new GapExample(features, isStart, weight);
    }

    /// <summary>Not after a terminator, and not before a small letter.</summary>
    private static bool IsGap(string text, int start, int at)
    {
        var before = at - 1;
        while (before > start && char.IsWhiteSpace(text[before]))
            before--;
        var last = before;
        while (last > start && Marks.IsCloser(text[last]))
            last--;
        return !Marks.IsTerminator(text[last]) && (!char.IsLower(text[at]) || text[before] is ';' or ':');
    }

    private static int End(string text, int at)
    {
        var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
        return end < 0 ? text.Length : end;
    }

    private static List<int> Starts(JsonObject gold, string text)
    {
        var units = Utf16Offsets.Of(text);
        return [.. gold["sentences"]!.AsArray().Select(sentence => units[(int)sentence![0]!])];
    }
}

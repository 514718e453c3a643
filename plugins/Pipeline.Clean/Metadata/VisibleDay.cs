using System.Buffers;

namespace Pipeline.Clean.Metadata;

/// <summary>Tells of a day that a page shows what it is the day of, by the words before it.</summary>
internal static class VisibleDay
{
    private static readonly SearchValues<string> OfPublication = SearchValues.Create(["publ", "post", "created", "written", "first", "date:"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OfChange = SearchValues.Create(["updat", "modif", "review", "revis", "edited", "checked", "refresh"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The days in a line, in order, each with whether words before it say that it is that of publication (true) or of a change (false).</summary>
    /// <param name="text">The line.</param>
    /// <param name="label">A short line before it, which counts for its first day when nothing else stands before that.</param>
    /// <param name="isDayFirst">Whether 3/5/2024 is in May.</param>
    public static List<(string Day, bool? IsPublication)> In(string text, string label, bool isDayFirst)
    {
        var found = new List<(string Day, bool? IsPublication)>();
        for (var at = 0; found.Count < 3 && Dates.InText(text.AsSpan(at), isDayFirst, out var span) is { } day; at += span.End)
        {
            var before = text.AsSpan(at, span.Start);
            found.Add((day, Label(found.Count == 0 && before.Trim().IsEmpty ? label : before)));
        }

        return found;
    }

    private static bool? Label(ReadOnlySpan<char> words)
    {
        // "Originally published on": of two, the first says more; "updated and published" is of the change.
        var publication = words.IndexOfAny(OfPublication);
        var change = words.IndexOfAny(OfChange);
        return publication < 0 && change < 0 ? null : change < 0 || (publication >= 0 && publication < change);
    }
}

using System.Buffers;

namespace Pipeline.Clean.Metadata;

/// <summary>Tells of a day that a page shows what it is the day of, by the words before it.</summary>
internal static class VisibleDay
{
    /// <summary>In characters: from "originally published" to its day, so that "in the Gazette on" has room.</summary>
    private const int MaximumToDay = 60;

    /// <summary>In characters: "Editor's note: An earlier version of this article was" before "first published".</summary>
    private const int MaximumSubject = 60;

    private static readonly SearchValues<string> OfPublication = SearchValues.Create(["publ", "post", "created", "written", "first", "date:"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OfChange = SearchValues.Create(["updat", "modif", "review", "revis", "edited", "checked", "refresh"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Words of a sentence that speaks of a day, and is no line with the day of the page.</summary>
    private static readonly SearchValues<string> OfProse = SearchValues.Create([" is ", " are ", " was ", " were ", " has ", " have ", " will ", " until ", "as of "], StringComparison.OrdinalIgnoreCase);

    /// <summary>How a page says when its text was new, for a text that it has changed or taken over since.</summary>
    private static readonly SearchValues<string> OfOrigin = SearchValues.Create(["originally published", "originally posted", "first published", "first posted"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text says somewhere when something was first published.</summary>
    public static bool SaysOrigin(ReadOnlySpan<char> text) => text.ContainsAny(OfOrigin);

    /// <summary>The day of "This article was originally published on 3 May 2024"; null when the line says no such thing of itself.</summary>
    public static string? OfFirstPublication(ReadOnlySpan<char> text, bool isDayFirst)
    {
        var at = text.IndexOfAny(OfOrigin);
        if (at < 0)
            return null;

        // Not "The novel was first published on", and not a day in the next sentence.
        var before = text[..at].Trim();
        if (!before.IsEmpty && (before.Length > MaximumSubject || !before.Contains("this ", StringComparison.OrdinalIgnoreCase)))
            return null;
        var day = Dates.InText(text[at..], isDayFirst, out var span);
        return span.Start <= MaximumToDay ? day : null;
    }

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

        // "3 May 2024. Updated: 7 May 2024": what a change is told from is the publication.
        if (found is [{ IsPublication: null }, { IsPublication: false }, ..])
            found[0] = (found[0].Day, true);
        else if (found is [{ IsPublication: null }, ..] && text.AsSpan().ContainsAny(OfProse))
            found.RemoveAt(0);
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

using Pipeline.Engine.Execution;

namespace Pipeline.Worker.Inspecting;

/// <summary>A decision with what is to be shown of it worked out.</summary>
/// <param name="Decision">As the stage gave it.</param>
/// <param name="Original">Where it is in the decoded original; null when nowhere.</param>
/// <param name="Bytes">Where it is in the file; null when nowhere.</param>
/// <param name="Text">The words of it.</param>
internal sealed record ShownDecision(Decision Decision, TextSpan? Original, (long Start, long End)? Bytes, string Text)
{
    /// <summary>What a stage said, in the order of the file; what has no place there comes first.</summary>
    /// <param name="inspection">Of a stage that has run.</param>
    public static List<ShownDecision> Of(Inspection inspection)
    {
        var document = inspection.Result!;
        return [.. inspection.Decisions.Select(decision => Of(decision, document)).OrderBy(static shown => shown.Original?.Start ?? -1)];
    }

    private static ShownDecision Of(Decision decision, Document document)
    {
        var span = Within(decision.Span, document.Text.Length);
        var original = Within(decision.Original, document.Original.Length) ?? (span is { } there ? document.Origin.ToOriginal(there) : null);
        (long, long)? bytes = original is { } place ? document.Origin.OriginalToBytes(place) : null;
        var text = decision.Value ?? (span ?? original) switch
        {
            null => "",
            { } words => words.In(span is null ? document.Original : document.Text).ToString(),
        };
        return new ShownDecision(decision, original, bytes, text);
    }

    /// <summary>A plugin's mistake in a span costs the span, not the whole view.</summary>
    private static TextSpan? Within(TextSpan? span, int length) =>
        span is { } found && found.Start >= 0 && found.Start <= found.End && found.End <= length ? found : null;
}

using Pipeline;

namespace PluginTemplate;

/// <summary>A word that was found.</summary>
/// <param name="Span">Its place in the text.</param>
/// <param name="Word">The word, as the options spell it.</param>
public readonly record struct SampleMatch(TextSpan Span, string Word) : IAnnotation<SampleMatch>
{
    public static string LayerName => "sample-stage-matches";

    /// <summary>The same match where its text has moved to.</summary>
    public SampleMatch WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
}

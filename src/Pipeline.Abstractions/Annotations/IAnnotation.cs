namespace Pipeline;

/// <summary>Something that a stage says about a span of the text.</summary>
public interface IAnnotation
{
    /// <summary>What is annotated.</summary>
    TextSpan Span { get; }
}

/// <summary>Something that a stage says about a span of the text; implemented by a <c>readonly record struct</c>.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <example><code>
/// public readonly record struct Shout(TextSpan Span, int Letters) : IAnnotation&lt;Shout&gt;
/// {
///     public static string LayerName => "shouts";
///     public Shout WithSpans(Func&lt;TextSpan, TextSpan&gt; map) => this with { Span = map(Span) };
/// }
/// </code></example>
public interface IAnnotation<TSelf> : IAnnotation
    where TSelf : struct, IAnnotation<TSelf>
{
    /// <summary>The name of the layer that holds this kind: in YAML, in messages and in exports. In kebab-case, such as <c>speech-acts</c>.</summary>
    static abstract string LayerName { get; }

    /// <summary>The same annotation with every span in it replaced: how a layer follows an edit of the text.</summary>
    /// <param name="map">From the old span to the new one.</param>
    TSelf WithSpans(Func<TextSpan, TextSpan> map);
}

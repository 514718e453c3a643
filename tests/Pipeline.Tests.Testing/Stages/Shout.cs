namespace Pipeline.Tests.Testing.Stages;

/// <summary>A word in capital letters.</summary>
internal readonly record struct Shout(TextSpan Span, int Letters) : IAnnotation<Shout>
{
    public static string LayerName => "shouts";

    public Shout WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
}

/// <summary>Does not follow its text.</summary>
internal readonly record struct Stuck(TextSpan Span) : IAnnotation<Stuck>
{
    public static string LayerName => "Stuck";

    public Stuck WithSpans(Func<TextSpan, TextSpan> map)
    {
        map(Span);
        return this;
    }
}

/// <summary>A kind that no simple rule can make.</summary>
internal readonly record struct Rare(TextSpan Span) : IAnnotation<Rare>
{
    public static string LayerName => "rare";

    public Rare WithSpans(Func<TextSpan, TextSpan> map) => new(map(Span));
}

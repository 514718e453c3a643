namespace Pipeline.Tests.Export.Sqlite;

/// <summary>A value that leads back to itself.</summary>
public readonly record struct Loop(TextSpan Span) : IAnnotation<Loop>
{
    public static string LayerName => "loops";

    public Loop? Again => this;

    public Loop WithSpans(Func<TextSpan, TextSpan> map) => this with { Span = map(Span) };
}

using System.Collections.Immutable;

namespace Pipeline.Engine.Expectations;

/// <summary>An example under <c>tests:</c>: a document, and what is to come of it.</summary>
public sealed record PipelineTest
{
    internal PipelineTest(GivenDocument given, ImmutableArray<Expectation> expect)
    {
        Given = given;
        Expect = expect;
    }

    /// <summary>Its <c>name:</c>; by default <c>test 1</c>, by place.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the pipeline file.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The id of the last stage that is run; null for all but exports.</summary>
    public string? Until { get; init; }

    /// <summary>The document.</summary>
    internal GivenDocument Given { get; }

    /// <summary>What is to come of it; at least one.</summary>
    internal ImmutableArray<Expectation> Expect { get; }
}

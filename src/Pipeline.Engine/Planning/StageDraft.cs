using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Configuration.Binding;

namespace Pipeline.Engine.Planning;

/// <summary>One item of <c>stages:</c>, read, before it is known what stands around it.</summary>
internal sealed record StageDraft
{
    public required StageDescriptor Descriptor { get; init; }

    /// <summary>The whole item.</summary>
    public required YamlNode Node { get; init; }

    /// <summary>The name in the file.</summary>
    public required YamlScalar Use { get; init; }

    /// <summary>The explicit id; null for none.</summary>
    public string? Id { get; init; }

    public TextSpan IdSpan { get; init; }

    public bool IsEnabled { get; init; } = true;

    public (YamlScalar Node, TextValue Text)? When { get; init; }

    public object? Options { get; init; }

    public ImmutableArray<OptionValue> OptionValues { get; init; } = [];

    /// <summary>What <see cref="IStageContract.RevisionIn"/> says of the options; null for nothing.</summary>
    public string? Revision { get; init; }

    public EngineSettings Settings { get; init; } = new();

    public PlannedStage Plan(string id, EngineSettings defaults, Condition? condition, BindingScope scope)
    {
        var settings = Settings.Or(defaults);
        return new PlannedStage
        {
            Id = id,
            Descriptor = Descriptor,
            Options = Options,
            OptionValues = OptionValues,
            Revision = Revision,
            When = condition,
            Timeout = settings.Timeout,
            Retry = settings.Retry ?? RetryOptions.Default,
            OnError = settings.OnError ?? OnError.Quarantine,
            Concurrency = settings.Concurrency,
            Isolation = settings.Isolation is { Mode: IsolationMode.Process } isolation && !Descriptor.IsExport ? isolation : null,
            Line = scope.Diagnostics.File.PositionOf(Use.Span.Start).Line,
            Span = Use.Span,
        };
    }
}

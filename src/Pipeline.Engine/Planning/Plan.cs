using System.Collections.Immutable;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Expectations;

namespace Pipeline.Engine.Planning;

/// <summary>A checked pipeline, ready to run. Immutable.</summary>
public sealed record Plan
{
    /// <summary>The <c>name:</c> of the pipeline; by default the name of its file.</summary>
    public required string Name { get; init; }

    /// <summary>The file that the plan was made from.</summary>
    public required ConfigurationText File { get; init; }

    /// <summary>The folder of the pipeline file, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>Where documents come from.</summary>
    public required PlannedSource Source { get; init; }

    /// <summary>The stages that are enabled, in order.</summary>
    public required ImmutableArray<PlannedStage> Stages { get; init; }

    /// <summary>Examples of what is to come of documents, in the order of the file.</summary>
    public ImmutableArray<PipelineTest> Tests { get; init; } = [];

    /// <summary>How it is run.</summary>
    public WorkerOptions Worker { get; init; } = new();

    /// <summary>The folder of the ledger and the quarantine, absolute.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>What the fingerprint was made of, as JSON; without the values of options that are secret.</summary>
    public required string FingerprintParts { get; init; }

    /// <summary>The SHA-256, in lower-case hexadecimal, of all that decides the results: stages, options, engine keys and plugin
    /// assemblies; not comments, layout or the names of files.</summary>
    public required string Fingerprint { get; init; }
}

using System.Collections.Immutable;

namespace Pipeline;

/// <summary>The pipeline that a stage runs in; a stage or source may take it in its constructor.</summary>
/// <param name="Name">The <c>name:</c> of the pipeline.</param>
/// <param name="Directory">The folder of the pipeline file, absolute: relative paths in options are meant from here.</param>
public sealed record PipelineContext(string Name, string Directory)
{
    /// <summary>The folder for what must outlive the process, absolute: the engine's ledger and quarantine are in it, and a plugin may keep a
    /// folder of its own there. It may not exist yet.</summary>
    public string StateDirectory { get; init; } = Path.Combine(Directory, ".pipeline");

    /// <summary>The kind of annotation behind each layer that a stage of a loaded plugin names; a layer that is not among them has none.</summary>
    public ImmutableDictionary<string, Type> Layers { get; init; } = ImmutableDictionary.Create<string, Type>(StringComparer.Ordinal);

    /// <summary>Whether the worker goes on when there are no more documents: a source that can then wait for new ones should. Otherwise it ends with
    /// those that are there.</summary>
    public bool IsContinuous { get; init; }
}

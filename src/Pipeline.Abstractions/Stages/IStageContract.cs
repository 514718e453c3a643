namespace Pipeline;

/// <summary>Implemented by the options of a stage whose order contract depends on them: what it returns is added to the attributes of the stage's class.</summary>
/// <remarks>Asked once the options are bound and found valid. Layers are named as in YAML, such as <c>sentences</c>.</remarks>
public interface IStageContract
{
    /// <summary>Layers that a stage before must provide.</summary>
    IEnumerable<string> Requires => [];

    /// <summary>Layers that make the stage do better.</summary>
    IEnumerable<string> Uses => [];

    /// <summary>Layers that the stage leaves on every document.</summary>
    IEnumerable<string> Provides => [];

    /// <summary>Whether the stage may edit the text.</summary>
    bool ChangesText => false;

    /// <summary>What decides the results beside the options and the plugin, such as the hash of a script: documents are run again when it changes. Null for
    /// nothing. Must not throw.</summary>
    /// <param name="context">The pipeline; relative paths are meant from its folder.</param>
    string? RevisionIn(PipelineContext context) => null;
}

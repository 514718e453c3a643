namespace Pipeline;

/// <summary>The pipeline that a stage runs in; a stage or source may take it in its constructor.</summary>
/// <param name="Name">The <c>name:</c> of the pipeline.</param>
/// <param name="Directory">The folder of the pipeline file, absolute: relative paths in options are meant from here.</param>
public sealed record PipelineContext(string Name, string Directory);

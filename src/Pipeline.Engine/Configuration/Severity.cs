namespace Pipeline.Engine.Configuration;

/// <summary>How bad a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The pipeline cannot run.</summary>
    Error,

    /// <summary>The pipeline runs; its author probably meant something else.</summary>
    Warning,
}

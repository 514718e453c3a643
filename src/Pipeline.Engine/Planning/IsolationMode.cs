namespace Pipeline.Engine.Planning;

/// <summary>Where a stage runs.</summary>
public enum IsolationMode
{
    /// <summary>In the process of the pipeline.</summary>
    None,

    /// <summary>In a process of its own, so that it takes nobody with it.</summary>
    Process,
}

namespace Pipeline.Engine.Hosting;

/// <summary>What a worker does.</summary>
public enum PipelineStatus
{
    /// <summary>The plan is not made yet.</summary>
    Starting,

    /// <summary>Documents run, or are waited for.</summary>
    Ready,

    /// <summary>Results cannot be written, such as to a full disk. Nothing more is taken in, nothing is dropped, and the worker goes on when they can be.</summary>
    Blocked,

    /// <summary>It was asked to stop, and finishes what it has in hand.</summary>
    Draining,

    /// <summary>It gave up; the process ends.</summary>
    Failed,
}

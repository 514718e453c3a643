namespace Pipeline.Worker;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Every document was exported or skipped by a rule.</summary>
    public const int Success = 0;

    /// <summary>The pipeline ran, and some documents are quarantined or the run stopped early.</summary>
    public const int SomeFailed = 1;

    /// <summary>Usage, configuration or plugin error: nothing was run.</summary>
    public const int NothingRun = 2;

    /// <summary>Ctrl-C, after a clean drain.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM, after a clean drain.</summary>
    public const int Terminated = 143;
}

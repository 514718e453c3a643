namespace Pipeline.Engine.Planning;

/// <summary>Where a stage runs, and what it may take there.</summary>
/// <param name="Mode">Where.</param>
/// <param name="Memory">The most memory of its process.</param>
public sealed record IsolationOptions(IsolationMode Mode, ByteSize Memory)
{
    /// <summary>The memory of a process where nothing is said of it.</summary>
    public static ByteSize DefaultMemory { get; } = new(1_000_000_000);
}

using System.Collections.Immutable;

namespace Pipeline.Processes;

/// <summary>How a child process is started, and what it may take.</summary>
internal sealed record ChildStart
{
    /// <summary>The program: an absolute path, or a name that the system finds.</summary>
    public required string Program { get; init; }

    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Its working folder, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>Variables beside those of this process.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The most memory that it and its own children may have together, in bytes; null for no limit.</summary>
    public long? MaxMemory { get; init; }

    /// <summary>The longest line that it may write, in bytes.</summary>
    public int MaxLine { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most bytes that may follow a line; 0 when none may.</summary>
    public int MaxPayload { get; init; }

    /// <summary>Told of every line of its standard error.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>How long it may take to end once its input is closed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);
}

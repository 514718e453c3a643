namespace Pipeline.Engine.Planning.Ordering;

/// <summary>One stage as a pipeline file lists it: what the order check needs to know of it.</summary>
internal sealed record StageOrderItem
{
    /// <summary>Unique in the file: by default the name, then <c>name-2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the plugin offers.</summary>
    public required StageDescriptor Descriptor { get; init; }

    /// <summary>Where the file names the stage.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The whole item of the list, from its first to its last character, without the dash.</summary>
    public required TextSpan Node { get; init; }

    /// <summary>Whether the stage runs at all.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The <c>when:</c> expression; null for a stage that runs on all documents.</summary>
    public string? When { get; init; }
}

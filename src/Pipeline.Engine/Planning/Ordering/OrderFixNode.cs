namespace Pipeline.Engine.Planning.Ordering;

/// <summary>What a node of YAML is.</summary>
internal enum OrderFixKind
{
    /// <summary>A single value.</summary>
    Scalar,

    /// <summary>A list.</summary>
    Sequence,

    /// <summary>A mapping: keys and values in turn.</summary>
    Mapping,

    /// <summary>A reference to an anchor.</summary>
    Alias,
}

/// <summary>A node as it is written, anchors and aliases included.</summary>
internal sealed class OrderFixNode
{
    /// <summary>What it is.</summary>
    public required OrderFixKind Kind { get; init; }

    /// <summary>Where it starts, its anchor and tag included.</summary>
    public required int Start { get; set; }

    /// <summary>Behind its last character.</summary>
    public int End { get; set; }

    /// <summary>The value of a scalar, or the name of an alias.</summary>
    public string Value { get; init; } = "";

    /// <summary>Whether it is a list or mapping in brackets, or a scalar without quotation marks.</summary>
    public bool IsFlowOrPlain { get; init; }

    /// <summary>The anchor; null for none.</summary>
    public string? Anchor { get; init; }

    /// <summary>Its tag; empty for none.</summary>
    public string Tag { get; init; } = "";

    /// <summary>The node that an alias stands for; null when there is none.</summary>
    public OrderFixNode? Target { get; init; }

    /// <summary>What it holds.</summary>
    public List<OrderFixNode> Children { get; } = [];

    /// <summary>Equal for nodes that mean the same, aliases followed.</summary>
    public int Meaning { get; set; }

    /// <summary>The node itself, or what it stands for.</summary>
    public OrderFixNode? Resolved => Kind is OrderFixKind.Alias ? Target : this;

    /// <summary>The value of a key of a mapping, aliases followed; null when there is none.</summary>
    /// <param name="key">The key.</param>
    public OrderFixNode? this[string key]
    {
        get
        {
            for (var i = 0; Kind is OrderFixKind.Mapping && i + 1 < Children.Count; i += 2)
            {
                if (Children[i].Resolved is { Kind: OrderFixKind.Scalar } name && name.Value == key)
                    return Children[i + 1].Resolved;
            }

            return null;
        }
    }
}

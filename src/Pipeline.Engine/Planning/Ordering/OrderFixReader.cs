using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pipeline.Engine.Planning.Ordering;

/// <summary>Reads YAML as it is written, to move parts of it. Nodes that mean the same get the same number, also over several texts.</summary>
/// <remarks>Aliases are not written out, so that the tree is no larger than the file.</remarks>
internal sealed class OrderFixReader
{
    private readonly Dictionary<string, int> _meanings = new(StringComparer.Ordinal);

    /// <summary>The first alias of the last text that stands before its anchor or has none; null when there is none.</summary>
    public string? LostAlias { get; private set; }

    /// <summary>The root of the first document; null when the text is not YAML or is empty.</summary>
    /// <param name="text">The whole text.</param>
    public OrderFixNode? Read(string text)
    {
        LostAlias = null;
        var shift = text.StartsWith('\uFEFF') ? 1 : 0;
        var parser = new Parser(new StringReader(text[shift..]));
        var anchors = new Dictionary<string, OrderFixNode>(StringComparer.Ordinal);
        var open = new Stack<OrderFixNode>();
        OrderFixNode? root = null;
        try
        {
            while (parser.MoveNext() && parser.Current is { } current and not DocumentEnd)
            {
                var (start, end) = ((int)current.Start.Index + shift, (int)current.End.Index + shift);
                switch (current)
                {
                    case SequenceEnd or MappingEnd:
                        root = Close(open.Pop(), text, start);
                        break;
                    case SequenceStart or MappingStart:
                        open.Push(Open((NodeEvent)current, start));
                        continue;
                    case Scalar scalar:
                        root = Of(scalar, text, start, end);
                        break;
                    case AnchorAlias alias:
                        root = Of(alias, anchors, start, end);
                        break;
                    default:
                        continue;
                }

                if (root.Anchor is { } anchor)
                    anchors[anchor] = root;
                if (open.TryPeek(out var parent))
                    parent.Children.Add(root);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser throws more kinds than its own on broken input.
            return null;
        }

        return open.Count == 0 ? root : null;
    }

    private static OrderFixNode Open(NodeEvent start, int at) => new()
    {
        Kind = start is SequenceStart ? OrderFixKind.Sequence : OrderFixKind.Mapping,
        Start = at,
        IsFlowOrPlain = start is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow },
        Anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value,
        Tag = start.Tag.IsEmpty ? "" : start.Tag.Value,
    };

    /// <summary>A pair in a flow list, <c>[use: clean]</c>, is a mapping without a bracket of its own.</summary>
    private OrderFixNode Close(OrderFixNode node, string text, int at)
    {
        var hasBracket = node.IsFlowOrPlain && at < text.Length && text[at] == (node.Kind is OrderFixKind.Sequence ? ']' : '}');
        node.End = hasBracket ? at + 1 : node.Children.Count > 0 ? node.Children[^1].End : node.Start;
        if (node is { IsFlowOrPlain: true, Children.Count: > 0 } && !hasBracket)
            node.Start = node.Children[0].Start;
        node.Meaning = MeaningOf($"{node.Kind} {node.Tag} {string.Join(' ', node.Children.Select(static child => child.Meaning))}");
        return node;
    }

    private OrderFixNode Of(Scalar scalar, string text, int start, int end)
    {
        // The white space behind a block scalar belongs to it only where it is kept (`|+`).
        var isKept = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded && scalar.Value.EndsWith("\n\n", StringComparison.Ordinal);
        while (!isKept && end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new OrderFixNode
        {
            Kind = OrderFixKind.Scalar,
            Start = start,
            End = end,
            Value = scalar.Value,
            IsFlowOrPlain = scalar.Style is ScalarStyle.Plain,
            Anchor = scalar.Anchor.IsEmpty ? null : scalar.Anchor.Value,
            Tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value,
            Meaning = MeaningOf($"{(scalar.Style is ScalarStyle.Plain ? "plain" : "text")} {(scalar.Tag.IsEmpty ? "" : scalar.Tag.Value)} {scalar.Value}"),
        };
    }

    private OrderFixNode Of(AnchorAlias alias, Dictionary<string, OrderFixNode> anchors, int start, int end)
    {
        var name = alias.Value.Value;
        var target = anchors.GetValueOrDefault(name);
        if (target is null)
            LostAlias ??= name;
        return new OrderFixNode { Kind = OrderFixKind.Alias, Start = start, End = end, Value = name, Target = target, Meaning = target?.Meaning ?? -1 };
    }

    private int MeaningOf(string description)
    {
        if (!_meanings.TryGetValue(description, out var meaning))
            _meanings.Add(description, meaning = _meanings.Count);
        return meaning;
    }
}

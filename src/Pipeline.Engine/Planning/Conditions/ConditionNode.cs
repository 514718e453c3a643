using System.Collections.Immutable;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>A part of a parsed expression.</summary>
/// <param name="Span">Its place in the expression, with the parentheses around it.</param>
internal abstract record ConditionNode(TextSpan Span)
{
    /// <summary>The expression in its plainest form; reads back as the same tree.</summary>
    public sealed override string ToString() => ConditionPrinter.Print(this);
}

/// <summary>Text in quotation marks.</summary>
internal sealed record TextNode(TextSpan Span, string Value) : ConditionNode(Span);

/// <summary>A number.</summary>
internal sealed record NumberNode(TextSpan Span, double Value) : ConditionNode(Span);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BooleanNode(TextSpan Span, bool Value) : ConditionNode(Span);

/// <summary>A field of the document; see <see cref="ConditionField"/>.</summary>
internal sealed record FieldNode(TextSpan Span, string Name) : ConditionNode(Span);

/// <summary><c>metadata.name</c> or <c>metadata["name"]</c>.</summary>
internal sealed record MetadataNode(TextSpan Span, string Key) : ConditionNode(Span);

/// <summary><c>count(layer)</c>.</summary>
/// <param name="Span">The place.</param>
/// <param name="Layer">The name of the layer.</param>
/// <param name="LayerSpan">The place of the name.</param>
internal sealed record CountNode(TextSpan Span, string Layer, TextSpan LayerSpan) : ConditionNode(Span);

/// <summary>A function of one text: <c>length</c>, <c>number</c> or <c>lower</c>.</summary>
internal sealed record CallNode(TextSpan Span, string Name, ConditionNode Argument) : ConditionNode(Span);

/// <summary><c>not x</c>.</summary>
internal sealed record NotNode(TextSpan Span, ConditionNode Operand) : ConditionNode(Span);

/// <summary>Two or more parts joined by <c>and</c>, or by <c>or</c>.</summary>
internal sealed record JoinNode(TextSpan Span, bool IsAnd, ImmutableArray<ConditionNode> Operands) : ConditionNode(Span);

/// <summary>Two parts and an operator between them.</summary>
internal sealed record CompareNode(TextSpan Span, string Operator, ConditionNode Left, ConditionNode Right) : ConditionNode(Span);

/// <summary><c>x in [a, b]</c>.</summary>
internal sealed record InNode(TextSpan Span, ConditionNode Operand, ImmutableArray<ConditionNode> Items) : ConditionNode(Span);

/// <summary>Something that was reported already.</summary>
internal sealed record ErrorNode(TextSpan Span) : ConditionNode(Span);

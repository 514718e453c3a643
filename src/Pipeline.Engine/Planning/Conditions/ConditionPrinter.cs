using System.Globalization;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Writes an expression with no more parentheses than it needs.</summary>
internal static class ConditionPrinter
{
    /// <summary>The expression on one line.</summary>
    /// <param name="node">Parsed without an error.</param>
    public static string Print(ConditionNode node) => node switch
    {
        TextNode text => "\"" + text.Value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        NumberNode number => Print(number.Value),
        BooleanNode boolean => boolean.Value ? "true" : "false",
        FieldNode field => field.Name,
        MetadataNode metadata => $"metadata[{Print(new TextNode(default, metadata.Key))}]",
        CountNode count => $"count({count.Layer})",
        CallNode call => $"{call.Name}({Print(call.Argument)})",
        NotNode not => "not " + (not.Operand is NotNode ? Print(not.Operand) : Operand(not.Operand)),
        JoinNode join => string.Join(join.IsAnd ? " and " : " or ", join.Operands.Select(operand => operand switch
        {
            JoinNode inner => join.IsAnd || !inner.IsAnd ? $"({Print(inner)})" : Print(inner),
            _ => Print(operand),
        })),
        CompareNode compare => $"{Operand(compare.Left)} {compare.Operator} {Operand(compare.Right)}",
        InNode isIn => $"{Operand(isIn.Operand)} in [{string.Join(", ", isIn.Items.Select(Print))}]",
        _ => "?",
    };

    /// <summary>Without an exponent, which the language does not have.</summary>
    private static string Print(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? value.ToString("F99", CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.') : text;
    }

    private static string Operand(ConditionNode node) =>
        node is JoinNode or NotNode or CompareNode or InNode ? $"({Print(node)})" : Print(node);
}

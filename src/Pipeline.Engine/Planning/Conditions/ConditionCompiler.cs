using System.Collections.Immutable;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Checks the names and types of an expression, and makes functions of it.</summary>
/// <param name="layers">The layers that may be counted.</param>
/// <param name="problems">Where to report.</param>
internal sealed class ConditionCompiler(ConditionLayers layers, List<ConditionProblem> problems)
{
    private readonly Dictionary<ConditionNode, ConditionType> _types = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ConditionNode> _bareWords = new(ReferenceEqualityComparer.Instance);

    /// <summary>The expression as a function; of no use when a problem was reported.</summary>
    /// <param name="node">The whole expression, or a part that must be true or false.</param>
    public Func<Document, bool> Boolean(ConditionNode node)
    {
        switch (node)
        {
            case BooleanNode boolean:
                return boolean.Value ? static _ => true : static _ => false;
            case NotNode not:
                var operand = Boolean(not.Operand);
                return document => !operand(document);
            case JoinNode join:
                return Join(join.IsAnd, [.. join.Operands.Select(Boolean)]);
            case CompareNode compare:
                return Compare(compare);
            case InNode isIn:
                return In(isIn);
            default:
                if (TypeOf(node) is not ConditionType.Unknown and var type)
                {
                    var fix = type is ConditionType.Number ? $"{node} > 0" : $"{node} != \"\"";
                    Report(DiagnosticCodes.ConditionWrongType, node, $"`{Shorten(node)}` is {Name(type)}, where true or false is expected", Name(type), node is TextNode or NumberNode ? null : $"write `{fix}`");
                }

                return static _ => false;
        }
    }

    private static Func<Document, bool> Join(bool isAnd, Func<Document, bool>[] operands) => document =>
    {
        foreach (var operand in operands)
        {
            if (operand(document) != isAnd)
                return !isAnd;
        }

        return isAnd;
    };

    private Func<Document, bool> Compare(CompareNode compare)
    {
        ReportBareWord(compare.Left, compare.Right);
        var (left, right) = (TypeOf(compare.Left), TypeOf(compare.Right));
        if (left is ConditionType.Unknown || right is ConditionType.Unknown)
            return static _ => false;

        if (compare.Operator is "contains" or "startsWith" or "endsWith" or "matches")
            return CompareParts(compare, left, right);
        if (left != right)
        {
            Report(DiagnosticCodes.ConditionWrongType, compare.Right, $"`{Shorten(compare.Left)}` is {Name(left)} and `{Shorten(compare.Right)}` is {Name(right)}: they cannot be compared", Name(right), Unquote(left, compare.Right));
            return static _ => false;
        }

        if (left is ConditionType.Boolean && compare.Operator is not ("==" or "!="))
        {
            Report(DiagnosticCodes.ConditionWrongType, compare, $"true and false have no order: `{compare.Operator}` cannot compare them", "expected numbers or texts");
            return static _ => false;
        }

        return left switch
        {
            ConditionType.Number => Numbers(compare.Operator, Number(compare.Left), Number(compare.Right)),
            ConditionType.Text => Texts(compare.Operator, Text(compare.Left), Text(compare.Right)),
            _ => Booleans(compare.Operator == "==", Boolean(compare.Left), Boolean(compare.Right)),
        };
    }

    private Func<Document, bool> CompareParts(CompareNode compare, ConditionType left, ConditionType right)
    {
        foreach (var (node, type) in new[] { (compare.Left, left), (compare.Right, right) })
        {
            if (type is not ConditionType.Text)
                Report(DiagnosticCodes.ConditionWrongType, node, $"`{Shorten(node)}` is {Name(type)}, and `{compare.Operator}` compares texts", Name(type));
        }

        if (left is not ConditionType.Text || right is not ConditionType.Text)
            return static _ => false;
        var (whole, part) = (Text(compare.Left), Text(compare.Right));
        switch (compare.Operator)
        {
            case "contains":
                return document => whole(document).Contains(part(document), StringComparison.Ordinal);
            case "startsWith":
                return document => whole(document).StartsWith(part(document), StringComparison.Ordinal);
            case "endsWith":
                return document => whole(document).EndsWith(part(document), StringComparison.Ordinal);
            default:
                if (compare.Right is TextNode pattern)
                {
                    var compiled = new ConditionPattern(pattern.Value);
                    return document => compiled.Matches(whole(document));
                }

                Report(DiagnosticCodes.ConditionWrongType, compare.Right, $"`{Shorten(compare.Right)}` is not a pattern: a pattern stands in quotation marks", "expected a text such as \"*.html\"");
                return static _ => false;
        }
    }

    private Func<Document, bool> In(InNode node)
    {
        var type = TypeOf(node.Operand);
        foreach (var item in node.Items)
        {
            ReportBareWord(node.Operand, item);
            var itemType = TypeOf(item);
            if (itemType is ConditionType.Unknown)
                continue;
            if (item is not (TextNode or NumberNode or BooleanNode))
                Report(DiagnosticCodes.ConditionWrongType, item, $"`{Shorten(item)}` stands in a list, which holds numbers and texts alone", "expected a number or a text in quotation marks");
            else if (type is not ConditionType.Unknown && itemType != type)
                Report(DiagnosticCodes.ConditionWrongType, item, $"`{Shorten(node.Operand)}` is {Name(type)} and `{Shorten(item)}` is {Name(itemType)}: they are never equal", Name(itemType), Unquote(type, item));
        }

        switch (type)
        {
            case ConditionType.Number:
                var number = Number(node.Operand);
                double[] numbers = [.. node.Items.OfType<NumberNode>().Select(static item => item.Value)];
                return document => Array.IndexOf(numbers, number(document)) >= 0;
            case ConditionType.Text:
                var text = Text(node.Operand);
                var texts = node.Items.OfType<TextNode>().Select(static item => item.Value).ToHashSet(StringComparer.Ordinal);
                return document => texts.Contains(text(document));
            case ConditionType.Boolean:
                var boolean = Boolean(node.Operand);
                bool[] booleans = [.. node.Items.OfType<BooleanNode>().Select(static item => item.Value)];
                return document => Array.IndexOf(booleans, boolean(document)) >= 0;
            default:
                return static _ => false;
        }
    }

    private Func<Document, string> Text(ConditionNode node)
    {
        switch (node)
        {
            case TextNode text:
                return _ => text.Value;
            case FieldNode field:
                return ConditionField.Texts.GetValueOrDefault(field.Name) ?? (static _ => "");
            case MetadataNode metadata:
                return document => ConditionField.Metadata(document, metadata.Key);
            case CallNode { Name: "lower" } call:
                var argument = Text(call.Argument);
                return document => argument(document).ToLowerInvariant();
            default:
                return static _ => "";
        }
    }

    private Func<Document, double> Number(ConditionNode node)
    {
        switch (node)
        {
            case NumberNode number:
                return _ => number.Value;
            case FieldNode field:
                return ConditionField.Numbers.GetValueOrDefault(field.Name) ?? (static _ => 0);
            case CountNode count:
                return document => ConditionField.Count(document, count.Layer);
            case CallNode { Name: "length" } call:
                var text = Text(call.Argument);
                return document => text(document).Length;
            case CallNode { Name: "number" } call:
                var written = Text(call.Argument);
                return document => ConditionField.Number(written(document));
            default:
                return static _ => 0;
        }
    }

    private static Func<Document, bool> Numbers(string name, Func<Document, double> left, Func<Document, double> right) => name switch
    {
        "==" => document => left(document).Equals(right(document)),
        "!=" => document => !left(document).Equals(right(document)),
        "<" => document => left(document) < right(document),
        "<=" => document => left(document) <= right(document),
        ">" => document => left(document) > right(document),
        _ => document => left(document) >= right(document),
    };

    private static Func<Document, bool> Texts(string name, Func<Document, string> left, Func<Document, string> right) => name switch
    {
        "==" => document => string.Equals(left(document), right(document), StringComparison.Ordinal),
        "!=" => document => !string.Equals(left(document), right(document), StringComparison.Ordinal),
        "<" => document => string.CompareOrdinal(left(document), right(document)) < 0,
        "<=" => document => string.CompareOrdinal(left(document), right(document)) <= 0,
        ">" => document => string.CompareOrdinal(left(document), right(document)) > 0,
        _ => document => string.CompareOrdinal(left(document), right(document)) >= 0,
    };

    private static Func<Document, bool> Booleans(bool isEqual, Func<Document, bool> left, Func<Document, bool> right) =>
        document => left(document) == right(document) == isEqual;

    /// <summary>The type of a part; names and arguments in it are checked once, on the way.</summary>
    private ConditionType TypeOf(ConditionNode node)
    {
        if (_types.TryGetValue(node, out var known))
            return known;
        var type = node switch
        {
            TextNode or MetadataNode => ConditionType.Text,
            NumberNode => ConditionType.Number,
            BooleanNode or NotNode or JoinNode or CompareNode or InNode => ConditionType.Boolean,
            FieldNode field => TypeOfField(field),
            CountNode count => TypeOfCount(count),
            CallNode call => TypeOfCall(call),
            _ => ConditionType.Unknown,
        };
        _types.Add(node, type);
        return type;
    }

    private ConditionType TypeOfField(FieldNode field)
    {
        if (ConditionField.Texts.ContainsKey(field.Name))
            return ConditionType.Text;
        if (ConditionField.Numbers.ContainsKey(field.Name))
            return ConditionType.Number;
        if (_bareWords.Contains(field))
            return ConditionType.Unknown;

        string[] names = [.. ConditionField.Texts.Keys, .. ConditionField.Numbers.Keys];
        var nearest = Spelling.Nearest(field.Name, names);
        var (label, fix) = field.Name switch
        {
            "metadata" => ("metadata has a name behind it", null),
            _ when ConditionField.Functions.ContainsKey(field.Name) || field.Name == "count" => ($"a function: {field.Name}(…)", null),
            _ when layers.Known.Contains(field.Name) => ("a layer", $"write `count({field.Name})`"),
            _ when nearest is not null => ($"did you mean `{nearest}`?", $"write `{nearest}`"),
            _ => ("expected one of " + string.Join(", ", names.Order(StringComparer.Ordinal)), (string?)null),
        };
        Report(DiagnosticCodes.ConditionUnknownName, field, $"a document has no field `{Shorten(field)}`", label, fix);
        return ConditionType.Unknown;
    }

    private ConditionType TypeOfCount(CountNode count)
    {
        if (!layers.Known.Contains(count.Layer))
        {
            var nearest = Spelling.Nearest(count.Layer, layers.Known);
            problems.Add(new ConditionProblem(DiagnosticCodes.ConditionUnknownLayer, count.LayerSpan, $"no installed stage provides a layer `{count.Layer}`",
                nearest is not null ? $"did you mean `{nearest}`?" : layers.Known.Count is > 0 and <= 12 ? "expected one of " + string.Join(", ", layers.Known.Order(StringComparer.Ordinal)) : null,
                nearest is null ? null : $"write `{nearest}`"));
        }
        else if (!layers.Before.Contains(count.Layer))
        {
            problems.Add(new ConditionProblem(DiagnosticCodes.ConditionLayerNotYet, count.LayerSpan, $"no stage before this one provides `{count.Layer}`, so that their number is always 0",
                Severity: Severity.Warning));
        }

        return ConditionType.Number;
    }

    private ConditionType TypeOfCall(CallNode call)
    {
        var argument = TypeOf(call.Argument);
        if (!ConditionField.Functions.TryGetValue(call.Name, out var type))
        {
            string[] names = [.. ConditionField.Functions.Keys, "count"];
            var nearest = call.Name == "count" ? null : Spelling.Nearest(call.Name, names);
            var span = new TextSpan(call.Span.Start, Math.Min(call.Span.End, call.Span.Start + call.Name.Length));
            problems.Add(call.Name == "count"
                ? new ConditionProblem(DiagnosticCodes.ConditionSyntax, call.Argument.Span, "`count` takes the name of a layer", "expected a name such as quotes")
                : new ConditionProblem(DiagnosticCodes.ConditionUnknownName, span, $"there is no function `{call.Name}`",
                    nearest is null ? "expected one of " + string.Join(", ", names.Order(StringComparer.Ordinal)) : $"did you mean `{nearest}`?", nearest is null ? null : $"write `{nearest}`"));
            return ConditionType.Unknown;
        }

        if (argument is not (ConditionType.Text or ConditionType.Unknown))
            Report(DiagnosticCodes.ConditionWrongType, call.Argument, $"`{Shorten(call.Argument)}` is {Name(argument)}, and `{call.Name}` takes a text", Name(argument));
        return type;
    }

    /// <summary>A word that is no field, next to a text, is most likely a text without its quotation marks.</summary>
    private void ReportBareWord(ConditionNode known, ConditionNode node)
    {
        if (node is FieldNode field && !IsField(field) && TypeOf(known) is ConditionType.Text && _bareWords.Add(field))
            Report(DiagnosticCodes.ConditionUnknownName, field, $"a document has no field `{Shorten(field)}`", "a text stands in quotation marks", $"write `\"{field.Name}\"`");
    }

    private static bool IsField(FieldNode field) => ConditionField.Texts.ContainsKey(field.Name) || ConditionField.Numbers.ContainsKey(field.Name);

    private void Report(string code, ConditionNode node, string message, string? label, string? fix = null) =>
        problems.Add(new ConditionProblem(code, node.Span, message, label, fix));

    private static string? Unquote(ConditionType expected, ConditionNode node) =>
        expected is ConditionType.Number && node is TextNode text && ConditionField.Number(text.Value) != 0 ? $"write `{text.Value}`"
        : expected is ConditionType.Text && node is NumberNode ? $"write `\"{node}\"`"
        : null;

    private static string Name(ConditionType type) => type switch
    {
        ConditionType.Text => "a text",
        ConditionType.Number => "a number",
        _ => "true or false",
    };

    private static string Shorten(ConditionNode node) => node.ToString() is { Length: > 40 } text ? text[..39] + "…" : node.ToString();
}

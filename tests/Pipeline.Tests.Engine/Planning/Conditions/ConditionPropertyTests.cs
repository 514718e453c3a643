using System.Text.RegularExpressions;
using CsCheck;
using Pipeline.Engine.Planning.Conditions;

namespace Pipeline.Tests.Engine.Planning.Conditions;

public class ConditionPropertyTests
{
    private static readonly ConditionLayers Layers = new(["quotes", "speech-acts"], ["quotes", "speech-acts"]);

    private static readonly Document[] Documents =
    [
        Document.FromText("a", ""),
        Document.FromText("b/c.html", "a b c", "text/html").WithMetadata("title", "a").WithMetadata("score", "2").With(Layer<Quote>.Empty),
        Document.FromText("ab", "aab ba", "text/plain").WithMetadata("title", "ba").WithMetadata("score", "x")
            .With(Layer<Quote>.Of(new Quote(new TextSpan(0, 1), QuoteKind.Direct))),
    ];

    private static readonly Gen<ConditionNode> GenText = Gen.OneOf<ConditionNode>(
        GenLiteral(),
        Gen.Int[0, 3].Select(static ConditionNode (i) => new FieldNode(default, new[] { "id", "title", "text", "mediaType" }[i])),
        Gen.Int[0, 1].Select(static ConditionNode (i) => new MetadataNode(default, new[] { "score", "a \"key\"" }[i])),
        Gen.Bool.Select(static ConditionNode (_) => new CallNode(default, "lower", new FieldNode(default, "title"))));

    private static readonly Gen<ConditionNode> GenNumber = Gen.OneOf<ConditionNode>(
        Gen.Int[-3, 8].Select(static ConditionNode (i) => new NumberNode(default, i / 2.0)),
        Gen.Double[-1e30, 1e30].Select(static ConditionNode (value) => new NumberNode(default, value)),
        Gen.Int[0, 2].Select(static ConditionNode (i) => new FieldNode(default, new[] { "words", "bytes", "characters" }[i])),
        Gen.Bool.Select(static ConditionNode (_) => new CountNode(default, "quotes", default)),
        GenText.Select(static ConditionNode (text) => new CallNode(default, "length", text)),
        GenText.Select(static ConditionNode (text) => new CallNode(default, "number", text)));

    private static readonly Gen<ConditionNode> GenCompare = Gen.OneOf<ConditionNode>(
        Gen.Bool.Select(static ConditionNode (value) => new BooleanNode(default, value)),
        Gen.Select(GenNumber, GenNumber, Gen.Int[0, 5], static ConditionNode (left, right, i) => new CompareNode(default, Operators[i], left, right)),
        Gen.Select(GenText, GenText, Gen.Int[0, 8], static ConditionNode (left, right, i) => new CompareNode(default, Operators[i], left, right)),
        Gen.Select(GenText, GenLiteral(), static ConditionNode (left, right) => new CompareNode(default, "matches", left, right)),
        Gen.Select(GenText, GenLiteral().Array[1, 3], static ConditionNode (operand, items) => new InNode(default, operand, [.. items])));

    private static readonly Gen<ConditionNode> GenCondition = GenAtDepth(3);

    private static string[] Operators => ["==", "!=", "<", "<=", ">", ">=", "contains", "startsWith", "endsWith"];

    [Fact]
    public void Read_Printed_PrintsTheSame() => GenCondition.Sample(static node =>
    {
        var problems = new List<ConditionProblem>();
        var text = node.ToString();
        Assert.Equal(text, ConditionReader.Read(text, problems).ToString());
        Assert.Empty(problems);
    });

    [Fact]
    public void IsMetBy_AnyExpression_AgreesWithAnInterpreter() => GenCondition.Sample(static node =>
    {
        var (condition, problems) = ConditionParser.Parse(node.ToString(), Layers);
        Assert.Empty(problems);
        foreach (var document in Documents)
            Assert.Equal((bool)Interpret(node, document), condition!.IsMetBy(document));
    });

    [Fact]
    public void Parse_Garbage_NeverThrowsAndPointsIntoTheText() => Gen.OneOf(
        Gen.Char.Array[0, 40].Select(static chars => new string(chars)),
        Gen.Int[0, 29].Select(static i => Pieces[i]).Array[0, 20].Select(static pieces => string.Join(' ', pieces)),
        Gen.Select(GenCondition, Gen.Int[0, 200], Gen.Char, static (node, at, c) => node.ToString() is var text && at < text.Length ? text.Remove(at, 1).Insert(at, c.ToString()) : text[..(text.Length / 2)]))
        .Sample(static text =>
        {
            var (condition, problems) = ConditionParser.Parse(text, Layers);
            Assert.True(condition is not null || !problems.IsEmpty);
            Assert.All(problems, problem => Assert.True(0 <= problem.Span.Start && problem.Span.Start <= problem.Span.End && problem.Span.End <= text.Length));
            foreach (var document in Documents)
                condition?.IsMetBy(document);
            Assert.All(ConditionParser.CountedLayers(text), layer => Assert.Contains(layer, text));
        }, iter: 5_000);

    [Fact]
    public void Matches_AnyPattern_AgreesWithARegularExpression() =>
        Gen.Select(Gen.Char['a', 'b'].Array[0, 8], Gen.OneOf(Gen.Char['a', 'b'], Gen.Const('*')).Array[0, 6]).Sample(static (text, pattern) =>
        {
            var expected = Regex.IsMatch(new string(text), "^" + new string(pattern).Replace("*", ".*") + "$", RegexOptions.Singleline);
            Assert.Equal(expected, new ConditionPattern(new string(pattern)).Matches(text));
        });

    private static string[] Pieces { get; } =
    [
        "and", "or", "not", "in", "(", ")", "[", "]", ",", "==", "<", "title", "words", "count(quotes)", "count", "\"a\"", "'b", "1", "-2.5", "1.", "metadata", ".",
        "metadata.x", "true", "contains", "matches", "lower(", "wrods", "=", "\ud83d\ude00",
    ];

    private static Gen<ConditionNode> GenLiteral() =>
        Gen.OneOf(Gen.Char['a', 'b'], Gen.Const('*'), Gen.Const('"'), Gen.Const('\\'), Gen.Const('\''), Gen.Const('2')).Array[0, 3].Select(static ConditionNode (chars) => new TextNode(default, new string(chars)));

    private static Gen<ConditionNode> GenAtDepth(int depth)
    {
        if (depth == 0)
            return GenCompare;
        var inner = GenAtDepth(depth - 1);
        return Gen.OneOf(
            GenCompare,
            inner.Select(static ConditionNode (node) => new NotNode(default, node)),
            Gen.Select(Gen.Bool, inner.Array[2, 3], static ConditionNode (isAnd, nodes) => new JoinNode(default, isAnd, [.. nodes])),
            Gen.Select(inner, inner, Gen.Bool, static ConditionNode (left, right, isEqual) => new CompareNode(default, isEqual ? "==" : "!=", left, right)));
    }

    /// <summary>The meaning of each node, written down as plainly as can be.</summary>
    private static object Interpret(ConditionNode node, Document document)
    {
        switch (node)
        {
            case TextNode text:
                return text.Value;
            case NumberNode number:
                return number.Value;
            case BooleanNode boolean:
                return boolean.Value;
            case FieldNode { Name: "id" }:
                return document.Id.Value;
            case FieldNode { Name: "title" }:
                return document.Metadata.GetValueOrDefault("title", "");
            case FieldNode { Name: "text" }:
                return document.Text;
            case FieldNode { Name: "mediaType" }:
                return document.Source.MediaType;
            case FieldNode { Name: "words" }:
                return (double)document.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            case FieldNode { Name: "bytes" }:
                return (double)document.Content.Length;
            case FieldNode { Name: "characters" }:
                return (double)document.Text.Length;
            case MetadataNode metadata:
                return document.Metadata.GetValueOrDefault(metadata.Key, "");
            case CountNode:
                return (double)document.Layer<Quote>().Count;
            case CallNode { Name: "lower" } call:
                return ((string)Interpret(call.Argument, document)).ToLowerInvariant();
            case CallNode { Name: "length" } call:
                return (double)((string)Interpret(call.Argument, document)).Length;
            case CallNode call:
                return Regex.IsMatch((string)Interpret(call.Argument, document), "^2+$") ? double.Parse((string)Interpret(call.Argument, document)) : 0.0;
            case NotNode not:
                return !(bool)Interpret(not.Operand, document);
            case JoinNode join:
                return join.IsAnd ? join.Operands.All(operand => (bool)Interpret(operand, document)) : join.Operands.Any(operand => (bool)Interpret(operand, document));
            case InNode isIn:
                return isIn.Items.Any(item => Interpret(item, document).Equals(Interpret(isIn.Operand, document)));
            case CompareNode compare:
                return Compare(compare.Operator, Interpret(compare.Left, document), Interpret(compare.Right, document));
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private static bool Compare(string name, object left, object right)
    {
        var order = left is string a && right is string b ? string.CompareOrdinal(a, b) : left is double x ? x.CompareTo((double)right) : ((bool)left).CompareTo((bool)right);
        return name switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "contains" => ((string)left).Contains((string)right, StringComparison.Ordinal),
            "startsWith" => ((string)left).StartsWith((string)right, StringComparison.Ordinal),
            "endsWith" => ((string)left).EndsWith((string)right, StringComparison.Ordinal),
            _ => Regex.IsMatch((string)left, "^" + Regex.Escape((string)right).Replace("\\*", ".*") + "$", RegexOptions.Singleline),
        };
    }
}

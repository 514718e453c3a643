using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Makes a tree of an expression by recursive descent. O(length) time; the depth is bounded.</summary>
/// <remarks><code>
/// or      = and { "or" and }
/// and     = not { "and" not }
/// not     = "not" not | compare
/// compare = operand [ operator operand | [ "not" ] "in" "[" operand { "," operand } "]" ]
/// operand = text | number | "true" | "false" | name | name "(" or ")" | "metadata" ( "." name | "[" text "]" ) | "(" or ")"
/// </code></remarks>
internal sealed class ConditionReader
{
    /// <summary>In UTF-16 code units; a condition is a line or two.</summary>
    public const int MaxLength = 4096;

    /// <summary>Parentheses, functions and <c>not</c> within each other; far from what the stack can hold.</summary>
    public const int MaxDepth = 64;

    private static readonly string[] Operators = ["==", "!=", "<", "<=", ">", ">=", "contains", "startsWith", "endsWith", "matches"];

    private readonly string _text;
    private readonly List<ConditionToken> _tokens;
    private readonly List<ConditionProblem> _problems;
    private int _at;
    private int _depth;
    private bool _hasFailed;

    private ConditionReader(string text, List<ConditionToken> tokens, List<ConditionProblem> problems)
    {
        _text = text;
        _tokens = tokens;
        _problems = problems;
    }

    /// <summary>The tree; where something cannot be read, an <see cref="ErrorNode"/>, after which nothing is read any more.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="problems">Where to report.</param>
    public static ConditionNode Read(string text, List<ConditionProblem> problems)
    {
        var all = new TextSpan(0, text.Length);
        if (text.Length > MaxLength)
        {
            problems.Add(new ConditionProblem(DiagnosticCodes.ConditionTooLarge, all,
                string.Create(CultureInfo.InvariantCulture, $"the condition has {text.Length} characters, and at most {MaxLength} are allowed")));
            return new ErrorNode(all);
        }

        var reader = new ConditionReader(text, ConditionLexer.Read(text, problems), problems);
        if (reader.Current.Kind is ConditionTokenKind.End)
        {
            if (problems.Count == 0)
                problems.Add(new ConditionProblem(DiagnosticCodes.ConditionSyntax, all, "the condition is empty", "expected an expression such as words > 200"));
            return new ErrorNode(all);
        }

        var node = reader.Or();
        if (reader.Current.Kind is not ConditionTokenKind.End)
            reader.Fail(reader.Current, reader.Current.Is(")") || reader.Current.Is("]") ? "has nothing that it closes" : "is not expected here", "expected `and`, `or`, an operator or the end");
        return node;
    }

    private ConditionToken Current => _tokens[_at];

    private ConditionToken Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    private ConditionToken Take() => _tokens[_at < _tokens.Count - 1 ? _at++ : _at];

    private ConditionNode Or() => Join("or", And);

    private ConditionNode And() => Join("and", Not);

    private ConditionNode Join(string word, Func<ConditionNode> operand)
    {
        var first = operand();
        if (!Current.Is(word))
            return first;
        var operands = ImmutableArray.CreateBuilder<ConditionNode>();
        operands.Add(first);
        while (Current.Is(word) && !_hasFailed)
        {
            Take();
            operands.Add(operand());
        }

        return new JoinNode(new TextSpan(first.Span.Start, operands[^1].Span.End), word == "and", operands.ToImmutable());
    }

    private ConditionNode Not()
    {
        if (!Current.Is("not"))
            return Compare();
        var start = Take().Span.Start;
        var operand = Deeper(Not);
        return new NotNode(new TextSpan(start, operand.Span.End), operand);
    }

    private ConditionNode Compare()
    {
        var left = Operand();
        if (_hasFailed)
            return left;
        if (Current.Is("in") || (Current.Is("not") && Following.Is("in")))
            return In(left);
        if (Current.Kind is not (ConditionTokenKind.Name or ConditionTokenKind.Mark) || !Operators.Contains(Current.Value))
            return left;

        var name = Take().Value;
        var right = Operand();
        if (!_hasFailed && Current.Kind is ConditionTokenKind.Name or ConditionTokenKind.Mark && Operators.Contains(Current.Value))
            Fail(Current, "compares the result of a comparison", "join two comparisons with `and`");
        return new CompareNode(new TextSpan(left.Span.Start, right.Span.End), name, left, right);
    }

    private ConditionNode In(ConditionNode left)
    {
        var isNot = Current.Is("not");
        if (isNot)
            Take();
        Take();
        if (!Expect("["))
            return new ErrorNode(left.Span);
        var items = ImmutableArray.CreateBuilder<ConditionNode>();
        do
        {
            items.Add(Operand());
        }
        while (!_hasFailed && Current.Is(",") && Take().Is(","));

        var end = Current.Span.End;
        if (!Expect("]"))
            return new ErrorNode(left.Span);
        var span = new TextSpan(left.Span.Start, end);
        var node = new InNode(span, left, items.ToImmutable());
        return isNot ? new NotNode(span, node) : node;
    }

    private ConditionNode Operand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case ConditionTokenKind.Text:
                return new TextNode(Take().Span, token.Value);
            case ConditionTokenKind.Number:
                return new NumberNode(Take().Span, token.Number);
            case ConditionTokenKind.Error:
                return new ErrorNode(Take().Span);
            case ConditionTokenKind.Name when token.Is("true") || token.Is("false"):
                return new BooleanNode(Take().Span, token.Is("true"));
            case ConditionTokenKind.Name when !Operators.Contains(token.Value) && token.Value is not ("and" or "or" or "not" or "in"):
                return Name();
            case ConditionTokenKind.Mark when token.Is("("):
                return Parenthesis();
            default:
                return Fail(token, "is not expected here", "expected a field, a number or a text in quotation marks");
        }
    }

    private ConditionNode Parenthesis()
    {
        var start = Take().Span.Start;
        var inner = Deeper(Or);
        var end = Current.Span.End;
        return Expect(")") ? inner with { Span = new TextSpan(start, end) } : new ErrorNode(inner.Span);
    }

    private ConditionNode Name()
    {
        var name = Take();
        if (name.Value == "metadata" && (Current.Is(".") || Current.Is("[")))
            return Metadata(name.Span.Start);
        if (!Current.Is("("))
            return new FieldNode(name.Span, name.Value);

        Take();
        if (name.Value == "count" && Current.Kind is ConditionTokenKind.Name or ConditionTokenKind.Text)
        {
            var layer = Take();
            var close = Current.Span.End;
            return Expect(")") ? new CountNode(new TextSpan(name.Span.Start, close), layer.Value, layer.Span) : new ErrorNode(name.Span);
        }

        var argument = Deeper(Or);
        var end = Current.Span.End;
        return Expect(")") ? new CallNode(new TextSpan(name.Span.Start, end), name.Value, argument) : new ErrorNode(name.Span);
    }

    private ConditionNode Metadata(int start)
    {
        var isDot = Take().Is(".");
        var key = Current;
        if (key.Kind != (isDot ? ConditionTokenKind.Name : ConditionTokenKind.Text) || key.Value.Length == 0)
            return Fail(key, "names no metadata", isDot ? "expected a name" : "expected a name in quotation marks");
        Take();
        var end = isDot ? key.Span.End : Current.Span.End;
        return isDot || Expect("]") ? new MetadataNode(new TextSpan(start, end), key.Value) : new ErrorNode(key.Span);
    }

    private ConditionNode Deeper(Func<ConditionNode> read)
    {
        if (_depth == MaxDepth)
        {
            if (!_hasFailed)
                _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionTooLarge, Current.Span, string.Create(CultureInfo.InvariantCulture, $"the condition is nested more than {MaxDepth} deep")));
            return Stop(Current.Span);
        }

        _depth++;
        var node = read();
        _depth--;
        return node;
    }

    private bool Expect(string mark)
    {
        if (Current.Is(mark))
        {
            Take();
            return true;
        }

        Fail(Current, "is not expected here", $"expected `{mark}`");
        return false;
    }

    private ErrorNode Fail(ConditionToken token, string why, string label)
    {
        if (!_hasFailed && token.Kind is not ConditionTokenKind.Error)
        {
            var what = token.Kind is ConditionTokenKind.End ? "the condition ends too early" : $"`{Shorten(token.Span.In(_text))}` {why}";
            _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionSyntax, token.Span, what, label));
        }

        return Stop(token.Span);
    }

    /// <summary>Goes to the end, so that nothing that follows from one mistake is reported as another.</summary>
    private ErrorNode Stop(TextSpan span)
    {
        _hasFailed = true;
        _at = _tokens.Count - 1;
        return new ErrorNode(span);
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 24 ? text.ToString() : string.Concat(text[..23], "…");
}

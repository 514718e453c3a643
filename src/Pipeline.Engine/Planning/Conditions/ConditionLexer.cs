using System.Globalization;
using System.Text;
using Pipeline.Engine.Configuration;

namespace Pipeline.Engine.Planning.Conditions;

/// <summary>Cuts an expression into tokens. O(length); reports what it cannot read and goes on behind it.</summary>
internal sealed class ConditionLexer
{
    private static readonly string[] Words = ["and", "or", "not", "in", "true", "false", "contains", "startsWith", "endsWith", "matches"];
    private static readonly string[] Marks = ["==", "!=", "<=", ">=", "&&", "||", "<>", "=~", "<", ">", "=", "!", "(", ")", "[", "]", ",", "."];

    private readonly string _text;
    private readonly List<ConditionProblem> _problems;
    private readonly List<ConditionToken> _tokens = [];
    private int _at;

    private ConditionLexer(string text, List<ConditionProblem> problems)
    {
        _text = text;
        _problems = problems;
    }

    /// <summary>The tokens, the last of which is <see cref="ConditionTokenKind.End"/>.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="problems">Where to report.</param>
    public static List<ConditionToken> Read(string text, List<ConditionProblem> problems)
    {
        var lexer = new ConditionLexer(text, problems);
        lexer.Read();
        return lexer._tokens;
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private void Read()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(Current))
                _at++;
            else if (Current is '"' or '\'')
                ReadText();
            else if (char.IsAsciiDigit(Current) || (Current is '-' && char.IsAsciiDigit(Next)))
                ReadNumber();
            else if (char.IsLetter(Current) || Current is '_')
                ReadName();
            else
                ReadMark();
        }

        _tokens.Add(new ConditionToken(ConditionTokenKind.End, new TextSpan(_text.Length, _text.Length), ""));
    }

    private void ReadName()
    {
        var start = _at;
        while (char.IsLetterOrDigit(Current) || Current is '_' || (Current is '-' && char.IsLetterOrDigit(Next)))
            _at++;
        var span = new TextSpan(start, _at);
        var name = _text[start.._at];
        if (!Words.Contains(name) && Words.FirstOrDefault(word => string.Equals(word, name, StringComparison.OrdinalIgnoreCase)) is { } meant)
        {
            _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionSyntax, span, $"`{name}` is written `{meant}`", Fix: $"write `{meant}`"));
            name = meant;
        }

        _tokens.Add(new ConditionToken(ConditionTokenKind.Name, span, name));
    }

    private void ReadNumber()
    {
        var start = _at++;
        while (char.IsLetterOrDigit(Current) || Current is '_' || (Current is '.' && char.IsLetterOrDigit(Next)))
            _at++;
        var span = new TextSpan(start, _at);
        var text = _text[start.._at];
        if (ByteSize.TryParse(text, null, out var size))
            _tokens.Add(new ConditionToken(ConditionTokenKind.Number, span, "", size.Bytes));
        else if (text.Any(static c => !char.IsAsciiDigit(c) && c is not ('-' or '.')) || text.Count(static c => c == '.') > 1)
            Reject(span, $"`{Shorten(text)}` is not a number", "expected a number such as 200 or 1.5, or a size such as 10MB");
        else if (double.Parse(text, CultureInfo.InvariantCulture) is var value && double.IsFinite(value))
            _tokens.Add(new ConditionToken(ConditionTokenKind.Number, span, "", value));
        else
            Reject(span, "the number is too large", label: null);
    }

    private void ReadText()
    {
        var start = _at;
        var mark = _text[_at++];
        var value = new StringBuilder();
        while (_at < _text.Length && Current != mark)
        {
            if (Current is '\\')
                ReadEscape(value);
            else
                value.Append(_text[_at++]);
        }

        if (_at == _text.Length)
        {
            Reject(new TextSpan(start, _at), $"the text that starts with {mark} has no {mark} at its end", label: null);
            return;
        }

        _at++;
        _tokens.Add(new ConditionToken(ConditionTokenKind.Text, new TextSpan(start, _at), value.ToString()));
    }

    private void ReadEscape(StringBuilder value)
    {
        var start = _at++;
        if (_at == _text.Length)
            return;
        var escaped = _text[_at++];
        var meant = escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '\\' or '"' or '\'' => escaped, _ => '\0' };
        if (meant == '\0')
        {
            var span = new TextSpan(start, _at);
            _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionLiteral, span, $"`{Shorten(_text[start.._at])}` stands for no character",
                @"expected \\, \"", \', \n, \r or \t", @"write `\\` for a backslash"));
        }
        else
        {
            value.Append(meant);
        }
    }

    private void ReadMark()
    {
        var mark = Array.Find(Marks, mark => _text.AsSpan(_at).StartsWith(mark, StringComparison.Ordinal));
        var start = _at;
        _at += mark?.Length ?? (char.IsSurrogatePair(Current, Next) ? 2 : 1);
        var span = new TextSpan(start, _at);
        var meant = mark switch { "=" => "==", "<>" => "!=", "=~" => "matches", "&&" => "and", "||" => "or", "!" => "not", _ => mark };
        if (meant is null)
        {
            _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionSyntax, span, $"`{Shorten(_text[start.._at])}` has no meaning in a condition"));
            _tokens.Add(new ConditionToken(ConditionTokenKind.Error, span, ""));
            return;
        }

        if (meant != mark)
            _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionSyntax, span, $"`{mark}` is written `{meant}`", Fix: $"write `{meant}`"));
        _tokens.Add(new ConditionToken(char.IsLetter(meant[0]) ? ConditionTokenKind.Name : ConditionTokenKind.Mark, span, meant));
    }

    private void Reject(TextSpan span, string message, string? label)
    {
        _problems.Add(new ConditionProblem(DiagnosticCodes.ConditionLiteral, span, message, label));
        _tokens.Add(new ConditionToken(ConditionTokenKind.Error, span, ""));
    }

    private static string Shorten(string text) => text.Length <= 24 ? text : text[..23] + "…";
}

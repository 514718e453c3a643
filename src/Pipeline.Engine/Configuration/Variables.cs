using System.Text;

namespace Pipeline.Engine.Configuration;

/// <summary>Replaces <c>${env:NAME}</c>, <c>${env:NAME:-default}</c> and <c>${env:NAME:?message}</c> in values; <c>$${</c> stands for <c>${</c>.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="environment">The value of a variable, or null when it is not set.</param>
internal sealed class Variables(Diagnostics diagnostics, Func<string, string?> environment)
{
    private const string Opening = "${";
    private const string Kind = "env:";

    /// <summary>Of one value: the rest of it is not looked at.</summary>
    private const int MaxMistakes = 20;

    /// <summary>The value with its variables replaced; null when that was not possible and was reported. O(length).</summary>
    /// <remarks>As in a shell, a default and a message also count when the variable is set but empty.</remarks>
    public TextValue? Replace(YamlScalar scalar)
    {
        var text = scalar.Value;
        var at = text.IndexOf(Opening, StringComparison.Ordinal);
        if (at < 0)
            return new TextValue(text, scalar.IsPlain, "");

        var replaced = new StringBuilder();
        var names = new List<string>();
        var done = 0;
        var mistakes = 0;
        for (; at >= 0 && mistakes < MaxMistakes; at = text.IndexOf(Opening, done, StringComparison.Ordinal))
        {
            if (at > done && text[at - 1] == '$')
            {
                replaced.Append(text, done, at - 1 - done).Append(Opening);
                done = at + Opening.Length;
                continue;
            }

            replaced.Append(text, done, at - done);
            var close = text.IndexOf('}', at);
            done = close < 0 ? text.Length : close + 1;
            var value = Value(scalar, at, done, names);
            mistakes += value is null ? 1 : 0;
            replaced.Append(value);
        }

        replaced.Append(text, done, text.Length - done);
        return mistakes > 0 ? null : new TextValue(replaced.ToString(), scalar.IsPlain, string.Join(", ", names.Distinct(StringComparer.Ordinal)));
    }

    private string? Value(YamlScalar scalar, int start, int end, List<string> names)
    {
        var written = scalar.Value[start..end];
        if (!written.EndsWith('}'))
            return Malformed(Place(), written, "is not closed", null);
        var body = written[Opening.Length..^1];
        if (!body.StartsWith(Kind, StringComparison.Ordinal))
        {
            var isName = body.Length > 0 && NameLength(body) == body.Length;
            return Malformed(
                Place(), written, "is not a variable: variables are written `${env:NAME}`",
                isName ? $"write {Words.Code($"${{env:{body}}}")}" : "write `$${` for the characters themselves");
        }

        var name = body[Kind.Length..][..NameLength(body.AsSpan(Kind.Length))];
        var rest = body.AsSpan(Kind.Length + name.Length);
        if (name.Length == 0)
            return Malformed(Place(), written, "names no variable", null);
        if (rest.Length > 0 && !rest.StartsWith(":-", StringComparison.Ordinal) && !rest.StartsWith(":?", StringComparison.Ordinal))
            return Malformed(Place(), written, $"is malformed: after the name only `:-default` or `:?message` may stand", null);

        names.Add(name);
        var value = environment(name);
        if (rest.Length == 0 ? value is not null : !string.IsNullOrEmpty(value))
            return value;
        if (rest.StartsWith(":-", StringComparison.Ordinal))
            return rest[2..].ToString();
        var message = rest.Length > 2 ? $": {rest[2..].Trim()}" : "";
        diagnostics.Add(
            DiagnosticCodes.UnsetVariable, Place(), $"the environment variable {Words.Code(name)} is not set{message}",
            message.Length == 0 ? $"a default would be {Words.Code($"${{env:{name}:-value}}")}" : null);
        return null;

        TextSpan Place() => scalar.PlaceOf(diagnostics.File.Text, start, end - start);
    }

    private string? Malformed(TextSpan span, string written, string what, string? fix)
    {
        diagnostics.Add(DiagnosticCodes.InvalidVariable, span, $"{Words.Code(written)} {what}", fix: fix);
        return null;
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (text[length] == '_' || char.IsAsciiLetter(text[length]) || (length > 0 && char.IsAsciiDigit(text[length]))))
            length++;
        return length;
    }
}

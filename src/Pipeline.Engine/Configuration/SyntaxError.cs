namespace Pipeline.Engine.Configuration;

/// <summary>Says what is wrong with YAML that the parser cannot read, in words for people who write YAML, not parsers.</summary>
internal static class SyntaxError
{
    private const string Escapes = "0abt\tnvfre \"/\\N_LPxuU\n\r";

    /// <summary>Reports one mistake.</summary>
    /// <param name="diagnostics">Where it goes.</param>
    /// <param name="text">The text that was parsed.</param>
    /// <param name="span">Where the parser stopped.</param>
    /// <param name="message">What the parser says; empty when it broke down and the place is but near.</param>
    /// <param name="open">The innermost list or mapping in brackets that was being read; null for none.</param>
    public static void Report(Diagnostics diagnostics, string text, TextSpan span, string message, OpenCollection? open)
    {
        var (place, words, fix) = Explain(diagnostics.File, text, span, message, open);
        var line = diagnostics.File.LineSpan(diagnostics.File.PositionOf(Math.Clamp(place.Start, 0, text.Length)).Line);
        diagnostics.Add(
            DiagnosticCodes.InvalidYaml, place with { End = Math.Max(place.Start, Math.Min(place.End, line.End)) }, words, fix: fix);
    }

    private static (TextSpan Place, string Message, string? Fix) Explain(
        ConfigurationText file, string text, TextSpan span, string message, OpenCollection? open)
    {
        var at = Math.Min(span.Start, text.Length);
        var first = at < text.Length ? text[at] : '\0';
        if (message.Contains("escape", StringComparison.Ordinal) || message.Contains("hexadecimal", StringComparison.Ordinal)
            || message.Contains("surrogates", StringComparison.Ordinal))
        {
            return BadEscape(text, at);
        }

        if (first is '"' or '\'' && message.Contains("scalar", StringComparison.Ordinal))
        {
            return message.Contains("indentation", StringComparison.Ordinal)
                ? (OneCharacter(at), "this quotation mark is not closed, or the lines of its text are not indented", null)
                : (OneCharacter(at), "this quotation mark is never closed", $"close it with {Words.Code(first.ToString())}");
        }

        if (message.Contains("anchor or alias", StringComparison.Ordinal))
        {
            return (OneCharacter(at), $"`{first}` must be followed by a name at once; a value that starts with `{first}` stands in quotation marks", null);
        }

        if (message.Contains("cannot start any token", StringComparison.Ordinal))
        {
            return (OneCharacter(at), $"a value cannot start with {Words.Code(first.ToString())}", "put the value in quotation marks");
        }

        if (open is { } flow)
        {
            var bracket = flow.IsSequence ? ("[", "]") : ("{", "}");
            if (at > 0 && text[at - 1] == '$' && first == '{')
                return (new TextSpan(at - 1, at + 1), "`${` cannot stand within `{ }` or `[ ]` without quotation marks", "put the value in quotation marks");
            return (OneCharacter(flow.Start), $"this `{bracket.Item1}` is not closed: expected `,` or `{bracket.Item2}`{(message.Length > 0 ? Place(file, text, at) : "")}", null);
        }

        if (message.Contains("invalid mapping", StringComparison.Ordinal))
            return UnexpectedColon(file, text, at);

        if (message.Contains("expected node content", StringComparison.Ordinal))
            return (OneCharacter(at), $"expected a value, got {Words.Code(first.ToString())}", null);

        if (message.Contains("expected key", StringComparison.Ordinal) || message.Contains("'-' indicator", StringComparison.Ordinal))
            return Misplaced(file, text, at, message.Contains("'-' indicator", StringComparison.Ordinal));

        if (message.Contains("expected ':'", StringComparison.Ordinal))
            return (file.LineSpan(file.PositionOf(at).Line) with { Start = at }, "expected `:` after this key", null);

        if (message.Contains("block scalar", StringComparison.Ordinal))
            return (OneCharacter(at), $"expected a new line after `{first}`; the text stands on the lines below, indented", null);

        return (span, message.Length > 0 ? $"this is not valid YAML: {Clause(message)}" : "this is not valid YAML", null);
    }

    private static (TextSpan Place, string Message, string? Fix) BadEscape(string text, int quote)
    {
        for (var i = quote + 1; i + 1 < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\')
                continue;
            var next = text[++i];
            if (!Escapes.Contains(next, StringComparison.Ordinal))
                return (new TextSpan(i - 1, i + 1), $"{Words.Code($"\\{next}")} means nothing within double quotation marks", "use single quotation marks, or write `\\\\`");
            var digits = next switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits == 0)
                continue;
            var end = i + 1;
            while (end < text.Length && end - i <= digits && char.IsAsciiHexDigit(text[end]))
                end++;
            if (end - i - 1 < digits || IsSurrogateOrTooLarge(text.AsSpan(i + 1, digits)))
                return (new TextSpan(i - 1, end), $"{Words.Code(text[(i - 1)..end])} is not a character: expected {Words.Number(digits)} hexadecimal digits of a Unicode character", null);
        }

        return (OneCharacter(quote), "this text holds an escape that means nothing", "use single quotation marks");
    }

    private static bool IsSurrogateOrTooLarge(ReadOnlySpan<char> digits) =>
        !uint.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var value)
        || value is (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF;

    private static (TextSpan Place, string Message, string? Fix) UnexpectedColon(ConfigurationText file, string text, int at)
    {
        var line = file.LineSpan(file.PositionOf(at).Line);
        var key = FirstWord(text, line);
        var colonsBefore = text.AsSpan(line.Start, Math.Max(0, at - line.Start)).Contains(": ", StringComparison.Ordinal);
        return colonsBefore
            ? (OneCharacter(at), "`: ` within a value would start another mapping", "put the value in quotation marks")
            : (key, $"{Words.Code(key.In(text).ToString())} cannot be a key here: the line above already has a value", null);
    }

    private static (TextSpan Place, string Message, string? Fix) Misplaced(ConfigurationText file, string text, int at, bool inList)
    {
        var word = FirstWord(text, file.LineSpan(file.PositionOf(at).Line));
        if (word.Start < at)
            word = new TextSpan(at, Math.Max(at, word.End));
        var shown = Words.Code(word.In(text).ToString());
        if (word.Length > 1 && text[word.Start] == '-' && text[word.Start + 1] != ' ')
            return (word, $"{shown} is neither a key nor an item of the list", "put a space after the `-`");
        if (word.End + 1 < text.Length && text[word.End] == ':' && text[word.End + 1] is not (' ' or '\n' or '\r' or '\t'))
            return (word with { End = word.End + 1 }, $"{Words.Code(text[word.Start..(word.End + 1)])} is not followed by a space, so it is no key", "put a space after the `:`");
        if (!inList && text.AsSpan(word.Start).StartsWith("- ", StringComparison.Ordinal))
            return (word, $"{shown} belongs to no list: the items of a list stand together, indented alike", null);
        return inList
            ? (word, $"{shown} stands where the next `- ` of the list is expected", null)
            : (word, $"{shown} is not indented like the keys around it", null);
    }

    /// <summary>The first word of a line.</summary>
    private static TextSpan FirstWord(string text, TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && text[start] is ' ' or '\t' or '\uFEFF')
            start++;
        var end = start;
        while (end < line.End && text[end] is not (':' or ' ' or '#'))
            end++;
        if (end - start == 1 && text[start] == '-')
        {
            while (end < line.End && text[end] is not (':' or '#'))
                end++;
        }

        return new TextSpan(start, end);
    }

    private static string Place(ConfigurationText file, string text, int at) =>
        string.IsNullOrWhiteSpace(text[at..]) ? " before the end of the file"
        : file.PositionOf(at) is var (line, column) && at > 0 ? $" before line {Words.Number(line)}, column {Words.Number(column)}"
        : "";

    private static TextSpan OneCharacter(int at) => new(at, at + 1);

    /// <summary>The parser's message as the end of a sentence.</summary>
    private static string Clause(string message)
    {
        var clause = message.Trim().TrimEnd('.', ',', ' ');
        var comma = clause.IndexOf(", ", StringComparison.Ordinal);
        if (clause.StartsWith("While ", StringComparison.Ordinal) && comma > 0)
            clause = $"{clause[(comma + 2)..].Trim()} {clause[..comma]}";
        return clause.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(clause[0]) + clause[1..].Replace("While ", "while ", StringComparison.Ordinal);
    }
}

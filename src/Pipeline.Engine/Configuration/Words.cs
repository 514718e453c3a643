using System.Globalization;
using System.Text;

namespace Pipeline.Engine.Configuration;

/// <summary>The words of messages.</summary>
internal static class Words
{
    private const int MaxShown = 60;

    /// <summary>Text from the file in backticks: on one line, without control characters, and cut when it is long.</summary>
    public static string Code(string text)
    {
        var shown = new StringBuilder("`");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > MaxShown)
            {
                shown.Append('…');
                break;
            }

            shown.Append(Safe(rune));
        }

        return shown.Append('`').ToString();
    }

    /// <summary>A message on one line, without control characters: it may quote the file, or come from a plugin.</summary>
    public static string Safe(string message)
    {
        var safe = new StringBuilder(message.Length);
        foreach (var rune in message.EnumerateRunes())
            safe.Append(Safe(rune));
        return safe.ToString();
    }

    private static string Safe(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' => " ",
        _ when IsUnsafe(rune) => "\uFFFD",
        _ => rune.ToString(),
    };

    /// <summary>Whether a character could disturb the line it is shown in: a control, or one that turns the direction of writing.</summary>
    public static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF;

    /// <summary><c>`a`, `b` or `c`</c>.</summary>
    public static string Choice(IEnumerable<string> names)
    {
        string[] codes = [.. names.Select(Code)];
        return codes.Length < 2 ? string.Concat(codes) : $"{string.Join(", ", codes[..^1])} or {codes[^1]}";
    }

    /// <summary>What stands in the file, for after "got".</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlScalar { IsPlain: true, Value: "" } => "nothing",
        YamlScalar scalar => Code(scalar.Value),
        YamlSequence => "a list",
        _ => "a mapping",
    };

    /// <summary><c>`a`, `b` and `c`</c>.</summary>
    public static string All(IEnumerable<string> names)
    {
        string[] codes = [.. names.Select(Code)];
        return codes.Length < 2 ? string.Concat(codes) : $"{string.Join(", ", codes[..^1])} and {codes[^1]}";
    }

    /// <summary>A number as YAML has it.</summary>
    public static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary><c>1 item</c>, <c>2 items</c>.</summary>
    public static string Count(int count, string singular) => $"{Number(count)} {singular}{(count == 1 ? "" : "s")}";
}

using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>Values of options as YAML has them.</summary>
internal static class OptionText
{
    private static readonly SearchValues<char> s_indicators = SearchValues.Create("\"'\\,[]{}#&*!|>%@`\n\r\t");

    /// <summary>The value on one line, flow style; the same for equal values, whatever the culture.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => OfText(text),
        bool flag => flag ? "true" : "false",
        Enum name => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString()),
        TimeSpan duration => DurationText.Of(duration),
        ByteSize size => size.ToString(),
        double number => OfNumber(number),
        float number => OfNumber(number),
        IFormattable number when ScalarType.Of(value.GetType()) is { IsPlain: true } => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary dictionary => $"{{{string.Join(", ", Entries(dictionary).Order(StringComparer.Ordinal))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        IFormattable other => OfText(other.ToString(null, CultureInfo.InvariantCulture)),
        _ when ScalarType.Of(value.GetType()) is null => $"{{{string.Join(", ", OptionProperty.Of(value.GetType()).Select(option => $"{option.Key}: {Of(option.ValueOf(value))}"))}}}",
        _ => OfText(value.ToString() ?? ""),
    };

    private static string OfNumber<T>(T number)
        where T : struct, System.Numerics.IFloatingPointIeee754<T> =>
        T.IsNaN(number) ? ".nan" : T.IsPositiveInfinity(number) ? ".inf" : T.IsNegativeInfinity(number) ? "-.inf" : number.ToString(null, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
            yield return $"{Of(entry.Key)}: {Of(entry.Value)}";
    }

    private static string OfText(string text)
    {
        if (IsSafe(text))
            return text;
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether the text would be read back as itself without quotation marks, within brackets too.</summary>
    private static bool IsSafe(string text) =>
        text.Length > 0 && (char.IsLetterOrDigit(text[0]) || text[0] is '/' or '.' or '_')
        && !text.AsSpan().ContainsAny(s_indicators) && !text.Contains(": ", StringComparison.Ordinal)
        && text[^1] is not (':' or ' ') && text is not ("true" or "false" or "null" or "True" or "False" or "Null" or "TRUE" or "FALSE" or "NULL")
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && !text.Any(char.IsControl);
}

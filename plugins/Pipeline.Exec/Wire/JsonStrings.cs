using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pipeline.Exec.Wire;

/// <summary>JSON strings with half surrogate pairs in them, which the framework neither writes nor reads: they are written as escapes, such as <c>\ud800</c>, and
/// keep their place.</summary>
internal static class JsonStrings
{
    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter json, string text)
    {
        if (IsWellFormed(text))
            json.WriteStringValue(text);
        else
            json.WriteRawValue(Escaped(text), skipInputValidation: true);
    }

    /// <summary>Writes a name and a value; half a pair in the name becomes U+FFFD.</summary>
    public static void Write(Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(WellFormed(name));
        Write(json, text);
    }

    /// <summary>A name without half pairs.</summary>
    public static string WellFormed(string text) => IsWellFormed(text) ? text : string.Concat(text.EnumerateRunes());

    /// <summary>The text of a string.</summary>
    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescaped(text.GetRawText());
        }
    }

    private static bool IsWellFormed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (at < 0)
            return true;
        for (var i = at; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static string Escaped(string text)
    {
        var json = new StringBuilder(text.Length + 16).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
                json.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c))
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(c);
        }

        return json.Append('"').ToString();
    }

    /// <param name="raw">A JSON string that was found valid, with its quotation marks.</param>
    private static string Unescaped(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var c => c });
        }

        return text.ToString();
    }
}

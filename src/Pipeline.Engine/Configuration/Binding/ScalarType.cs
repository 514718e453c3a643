using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Pipeline.Engine.Configuration.Binding;

/// <summary>How values of one type are written as a single value.</summary>
/// <param name="Words">What is expected, for messages: <c>a whole number</c>.</param>
/// <param name="IsPlain">Whether quotation marks make it something else: numbers and booleans.</param>
/// <param name="Read">The value; null when the text is not one.</param>
/// <param name="Choices">All that may be written, where that is a few names.</param>
/// <param name="Units">The units that must follow a number, for messages; null for none.</param>
internal sealed record ScalarType(string Words, bool IsPlain, Func<string, object?> Read, ImmutableArray<string> Choices = default, string? Units = null)
{
    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789+-.eE");
    private static readonly MethodInfo s_parsable = typeof(ScalarType).GetMethod(nameof(Parsable), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The scalar type of a .NET type, nullable or not; null when its values are lists or mappings.</summary>
    public static ScalarType? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return new ScalarType("a text", false, static text => text);
        if (type == typeof(bool))
            return new ScalarType("`true` or `false`", true, static text => text switch { "true" or "True" or "TRUE" => true, "false" or "False" or "FALSE" => false, _ => null });
        if (type.IsEnum)
            return OfEnum(type);
        if (type == typeof(TimeSpan))
            return new ScalarType("a duration such as `30s`", false, static text => DurationText.TryParse(text, out var duration) ? duration : null, Units: "`ms`, `s`, `m`, `h` or `d`");
        if (type == typeof(ByteSize))
            return new ScalarType("a size such as `10MB`", false, static text => ByteSize.TryParse(text, null, out var size) ? size : null, Units: "such as `kB`, `MB` or `MiB`");
        if (type == typeof(Uri))
            return new ScalarType("an address such as `https://example.org/`", false, static text => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null);
        if (type == typeof(Version))
            return new ScalarType("a version such as `1.2.3`", false, static text => Version.TryParse(text, out var version) ? version : null);
        return Type.GetTypeCode(type) switch
        {
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 =>
                new ScalarType("a whole number", true, text => WholeNumber(text, type)),
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => new ScalarType("a number", true, text => FloatingNumber(text, type)),
            _ when type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IParsable<>)
                && contract.GenericTypeArguments[0] == type) => (ScalarType)s_parsable.MakeGenericMethod(type).Invoke(null, null)!,
            _ => null,
        };
    }

    private static ScalarType OfEnum(Type type)
    {
        var names = Enum.GetNames(type).DistinctBy(JsonNamingPolicy.KebabCaseLower.ConvertName, StringComparer.Ordinal)
            .ToDictionary(JsonNamingPolicy.KebabCaseLower.ConvertName, name => Enum.Parse(type, name), StringComparer.Ordinal);
        return new ScalarType(
            $"{(names.Count > 2 ? "one of " : "")}{Configuration.Words.Choice(names.Keys)}", false, names.GetValueOrDefault, [.. names.Keys]);
    }

    private static ScalarType Parsable<T>()
        where T : IParsable<T> => new(
            typeof(T) == typeof(DateOnly) ? "a date such as `2026-01-31`"
            : typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateTime) ? "a date and time such as `2026-01-31T12:00:00Z`"
            : typeof(T) == typeof(char) ? "one character"
            : $"a valid {JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name).Replace('-', ' ')}",
            false, static text => T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null);

    /// <summary>YAML 1.2 core: decimal, or octal as <c>0o17</c>, or hexadecimal as <c>0x1F</c>.</summary>
    private static object? WholeNumber(string text, Type type)
    {
        var digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        decimal number;
        if (digits.StartsWith("0x", StringComparison.Ordinal) && digits.Length == text.Length)
        {
            if (!ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                return null;
            number = value;
        }
        else if (digits.StartsWith("0o", StringComparison.Ordinal) && digits.Length is > 2 and < 22 && digits.Length == text.Length)
        {
            number = 0;
            foreach (var digit in digits[2..])
            {
                if (digit is < '0' or > '7')
                    return null;
                number = (number * 8) + (digit - '0');
            }
        }
        else if (digits.ContainsAnyExceptInRange('0', '9') || !decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return null;
        }

        try
        {
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static object? FloatingNumber(string text, Type type)
    {
        var special = text switch { ".inf" or "+.inf" => double.PositiveInfinity, "-.inf" => double.NegativeInfinity, ".nan" => double.NaN, _ => (double?)null };
        if (special is { } value)
            return type == typeof(double) ? value : type == typeof(float) ? (float)value : null;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text.AsSpan().ContainsAnyExcept(s_number))
            return null;
        if (type == typeof(decimal))
            return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
            return null;
        return type == typeof(double) ? number : float.IsInfinity((float)number) ? null : (float)number;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;

namespace Pipeline.Export;

/// <summary>Names of enum values as exports have them: <c>list-item</c>.</summary>
internal static class KebabCase
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The name in kebab-case; the number of a value without a name.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.Names.TryGetValue(value, out var name) ? name : Make(value);

    /// <inheritdoc cref="Of{T}"/>
    public static string Of(Enum value) => Enum.IsDefined(value.GetType(), value) ? Names.GetOrAdd(value, Make) : Make(value);

    /// <summary>Flags come as <c>first, second</c>, which stays so.</summary>
    private static string Make(Enum value) => string.Join(
        ' ', value.ToString("G").Split(", ").Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names =
            Enum.GetValues<T>().Distinct().ToDictionary(static value => value, static value => Make(value));
    }
}

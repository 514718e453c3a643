using System.Collections.Concurrent;
using System.Text.Json;

namespace Pipeline.Export.Rows;

/// <summary>Names of enum values as exports have them: <c>list-item</c>.</summary>
internal static class KebabCase
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    /// <summary>The name in kebab-case; flags one after the other; the number of a value without a name.</summary>
    public static string Of(Enum value) => Enum.IsDefined(value.GetType(), value) ? Names.GetOrAdd(value, Make) : Make(value);

    private static string Make(Enum value) => string.Join(
        ' ', value.ToString("G").Split(", ").Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
}
